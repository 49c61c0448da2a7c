// Controls that several views share.

import { h } from "./elements";
import type { AnyRow } from "./package-data";
import { wordsOf } from "./package-data";

interface Choice { value: string; label: string }
interface Chooser {
  id: string;
  label: string;
  options: readonly (string | Choice)[]; // a code is its own label, with spaces
  current: string;
  all?: string; // the label of an empty choice before the others, if there is one
  onChange: (value: string) => void;
}

/** A select with its label. */
export function chooser({ id, label, options, current, all, onChange }: Chooser): HTMLElement {
  const choices = options.map((option) => (typeof option === "string" ? { value: option, label: wordsOf(option) } : option));
  const items = choices.map((choice) => h("option", { value: choice.value, selected: choice.value === current }, choice.label));
  const select = h("select", { id, onchange: () => onChange(select.value) }, all !== undefined && h("option", { value: "" }, all), items);
  return h("label", { class: "chooser" }, h("span", {}, label), select);
}

/** Short marks that say who annotated a row, who reviewed it, and whether two annotators agreed on it. */
export function badges(row: AnyRow): HTMLElement {
  const sources = { language_model: "by a language model", rules: "by rules", human: "by a human" };
  const agreements = { both_same: "annotators agree", both_differ: "annotators differ", one_only: "one annotator only" };
  const reviews = { agreed: "a person agrees", corrected: "corrected by a person", unsure: "a person is unsure" };
  return h(
    "span",
    { class: "badges" },
    row.annotation_source && h("span", { class: "badge" }, sources[row.annotation_source as keyof typeof sources]),
    row.reviewed && h("span", { class: "badge" }, reviews[row.reviewed as keyof typeof reviews]),
    row.agreement && h("span", { class: `badge ${row.agreement}` }, agreements[row.agreement as keyof typeof agreements]),
  );
}

/** Copy text, and say so on the button for a moment. */
export function copyButton(label: string, text: () => string): HTMLElement {
  const button = h("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", async () => {
    await copyText(text());
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  });
  return button;
}

/** Copy by the clipboard where the page may use it; a page opened from disk may not. */
async function copyText(text: string): Promise<void> {
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
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
