// Elements, made from text alone: nothing in a package becomes markup.

/** Make an HTML element; `on...` attributes are listeners, null children are left out. */
function h(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Make an SVG element. */
function svg(name, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/** A select with an empty choice for all. */
function chooser(label, values, current, onChange) {
  const options = values.map((value) => h("option", { value, selected: value === current }, words(String(value))));
  return h(
    "label",
    { class: "chooser" },
    h("span", {}, label),
    h("select", { onchange: (event) => onChange(event.target.value) }, h("option", { value: "" }, "all"), options),
  );
}

const distinct = (values) => [...new Set(values.filter((value) => value !== null && value !== undefined))].sort();

/** A short mark that says who annotated a row, and whether two annotators agreed on it. */
function badges(row) {
  const sources = { language_model: "by a language model", rules: "by rules", human: "by a human" };
  const agreements = { both_same: "annotators agree", both_differ: "annotators differ", one_only: "one annotator only" };
  return h(
    "span",
    { class: "badges" },
    row.annotation_source && h("span", { class: "badge" }, sources[row.annotation_source]),
    row.reviewed && h("span", { class: "badge" }, { agreed: "a person agrees", corrected: "corrected by a person", unsure: "a person is unsure" }[row.reviewed]),
    row.agreement && h("span", { class: `badge agreement ${row.agreement}` }, agreements[row.agreement]),
  );
}

/** Copy text, and say so on the button for a moment. */
function copyButton(label, text) {
  const button = h("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", async () => {
    await copyText(text());
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  });
  return button;
}

/** Copy by the clipboard where the page may use it; a page opened from disk may not. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "offscreen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/** Offer a text as a file. */
function download(name, text, type = "text/csv") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
