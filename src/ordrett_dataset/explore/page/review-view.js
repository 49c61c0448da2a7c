// Review: a person goes through the rows of the articles by keyboard, and saves what they decided as a file.

const REVIEWED = ["quotes", "person_mentions", "event_mentions"];
const VERDICTS = { a: "agree", d: "disagree", u: "unsure" };
const CHOICES = {
  quotes: { quote_kind: () => Object.keys(data.codes.quote_kind), speaker_id: () => tables.people.map((row) => row.person_id) },
  person_mentions: { person_id: () => tables.people.map((row) => row.person_id) },
  event_mentions: { modality: () => Object.keys(data.codes.modality), is_negated: () => ["false", "true"] },
};
const STORE = `ordrett review of ${data.name} ${data.version}`;
const review = { reviewer: "", rows: {}, ...readStored() };
let current = null;

/** Work is kept in the browser where it allows that; a page opened from disk may not be allowed. */
function readStored() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function keepReview() {
  try {
    localStorage.setItem(STORE, JSON.stringify(review));
  } catch {
    // Without storage the work lasts until the page is closed; saving it as a file still works.
  }
}

const queueOf = (articleId) =>
  REVIEWED.flatMap((table) => (byArticle[table].get(articleId) ?? []).filter((row) => row.text_start !== null).map((row) => ({ table, row, id: `${table}/${row[keyOf(table)]}` })))
    .sort((a, b) => a.row.text_start - b.row.text_start || b.row.text_end - a.row.text_end);
const isDone = ({ id }) => review.rows[id]?.verdict !== undefined;

function reviewView(articleId) {
  closePanel();
  if (!articleId) {
    current = null;
    return reviewStart();
  }
  const queue = queueOf(articleId);
  const view = articleView(articleId);
  view.querySelector(".marks").replaceWith(h("section", { class: "review", "aria-label": "Review" }));
  current = { articleId, queue, index: Math.max(0, queue.findIndex((item) => !isDone(item))) };
  return view;
}

function reviewStart() {
  const reviewer = h("input", { value: review.reviewer, autocomplete: "name", oninput: (event) => { review.reviewer = event.target.value; keepReview(); } });
  return [
    h("h1", {}, "Review"),
    h("p", {}, "Go through the rows of an article and say of each whether it is right. Keys: ", h("kbd", {}, "a"), " agree, ", h("kbd", {}, "d"), " disagree, ", h("kbd", {}, "u"), " unsure, ", h("kbd", {}, "n"), " next, ", h("kbd", {}, "p"), " previous, ", h("kbd", {}, "r"), " remark."),
    h("p", {}, h("label", {}, "Your name ", reviewer)),
    h("ul", { class: "article-list" }, tables.articles.map(({ article_id: id }) => {
      const queue = queueOf(id);
      const done = queue.filter(isDone).length;
      return h("li", {}, h("a", { href: `#review/${encodeURIComponent(id)}` }, headlineOf(id)), h("p", { class: "note" }, `${done} of ${queue.length} rows reviewed `, h("progress", { value: done, max: Math.max(queue.length, 1), "aria-label": `Progress of ${headlineOf(id)}` })));
    })),
    h("p", {}, h("button", { type: "button", onclick: saveReview }, "Save the review as a file"), h("span", { class: "note" }, " Merge it with: ordrett review FILE CORPUS")),
  ];
}

/** Show the current row: its words marked in the text, and the form beside it. */
function drawReview() {
  const form = main.querySelector(".review");
  if (!current || !form) return;
  const item = current.queue[current.index];
  const done = current.queue.filter(isDone).length;
  if (!item) return form.replaceChildren(h("p", {}, "This article has no rows to review."));
  const { table, row, id } = item;
  const said = review.rows[id] ?? {};
  const corrected = { ...row, ...said.corrections };
  const remark = h("textarea", { id: "remark", rows: 2, oninput: (event) => note(id, { remark: event.target.value || undefined }) });
  remark.value = said.remark ?? "";
  form.replaceChildren(...[
    h("p", { class: "kicker", "aria-live": "polite" }, `${sentenceCase(NOUNS[table])} ${current.index + 1} of ${current.queue.length}, ${done} reviewed`),
    h("h2", {}, table === "quotes" ? h("q", {}, row.text) : row.text),
    h("dl", { class: "cells" }, summaryOf(table, row).map(([label, value]) => [h("dt", {}, label), h("dd", {}, value ?? "nobody named")])),
    h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, Object.entries(VERDICTS).map(([key, verdict]) => h("button", { type: "button", "aria-pressed": String(said.verdict === verdict), onclick: () => decide(verdict) }, sentenceCase(verdict), " ", h("kbd", {}, key)))),
    h("details", { open: Boolean(said.corrections) }, h("summary", {}, "Correct it"),
      Object.entries(CHOICES[table]).map(([column, values]) => chooserOf(data.schemas[table].columns[column].title, ["", ...values()], said.corrections && column in said.corrections ? String(corrected[column]) : "", (value) => correct(id, column, value))),
      h("p", {}, h("button", { type: "button", onmousedown: (event) => event.preventDefault(), onclick: () => takeSelection(id) }, "Use the selected words"), " ", said.corrections?.text_start !== undefined && h("q", {}, textOf(current.articleId, said.corrections.text_start, said.corrections.text_end)))),
    h("label", { for: "remark" }, "Remark"), remark,
    h("p", { class: "pages" }, h("button", { type: "button", disabled: current.index === 0, onclick: () => step(-1) }, "Previous"), " ", h("button", { type: "button", disabled: current.index === current.queue.length - 1, onclick: () => step(1) }, "Next"), " ", h("a", { href: "#review" }, "All articles"), " ", h("button", { type: "button", class: "quiet", onclick: saveReview }, "Save as a file")),
  ].flat(Infinity).filter(Boolean));
  drawMarks();
  emphasise("selected", row.text_start, row.text_end, 20, true);
  for (const name of ["cue", "source", "trigger"]) {
    if (row[`${name}_start`] != null) emphasise(name, row[`${name}_start`], row[`${name}_end`], 25, false);
  }
}

function summaryOf(table, row) {
  if (table === "quotes") return [["Speaker", row.speaker_name_en ?? row.speaker_name], ["Kind", row.quote_kind]];
  if (table === "person_mentions") return [["Person", find("people", row.person_id)?.name_en ?? find("people", row.person_id)?.name]];
  const event = find("events", row.event_id);
  return [["Event", event?.label], ["Modality", `${words(row.modality)}${row.is_negated ? ", negated" : ""}`], ["Type", words(event?.plover_type ?? "none")]];
}

/** Words of an article by offsets in code points. */
const textOf = (articleId, start, end) => data.texts[articleId].slice(toUnits(articleId, start), toUnits(articleId, end));

function note(id, change) {
  const said = { ...review.rows[id], ...change, day: new Date().toISOString().slice(0, 10) };
  for (const key of Object.keys(said)) if (said[key] === undefined) delete said[key];
  review.rows[id] = said;
  keepReview();
}

function decide(verdict) {
  note(current.queue[current.index].id, { verdict });
  if (current.index < current.queue.length - 1) current.index += 1;
  drawReview();
}

function step(by) {
  current.index = Math.min(Math.max(current.index + by, 0), current.queue.length - 1);
  drawReview();
}

/** Correct a cell; who corrects a row disagrees with it. */
function correct(id, column, value) {
  const corrections = { ...review.rows[id]?.corrections };
  if (value === "") delete corrections[column];
  else corrections[column] = column === "is_negated" ? value === "true" : value;
  const isCorrected = Object.keys(corrections).length > 0;
  note(id, { corrections: isCorrected ? corrections : undefined, verdict: isCorrected ? "disagree" : review.rows[id]?.verdict });
  drawReview();
}

/** Take the words that are selected in the text as the words of the row. */
function takeSelection(id) {
  const selection = getSelection();
  if (selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const from = shown.paragraphs.find(({ node }) => node === range.startContainer);
  const to = shown.paragraphs.find(({ node }) => node === range.endContainer);
  if (!from || !to) return;
  const points = (units) => [...data.texts[current.articleId].slice(0, units)].length;
  const corrections = { ...review.rows[id]?.corrections, text_start: points(from.start + range.startOffset), text_end: points(to.start + range.endOffset) };
  note(id, { corrections, verdict: "disagree" });
  drawReview();
}

/** The review as W3C Web Annotations; `seen` are the cells that it is about. */
function reviewAnnotations() {
  const items = Object.entries(review.rows).filter(([, said]) => said.verdict).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, said]) => {
    const [table, key] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
    const row = find(table, key);
    const body = [{ type: "TextualBody", purpose: "assessing", value: said.verdict }];
    if (said.remark) body.push({ type: "TextualBody", purpose: "commenting", value: said.remark });
    if (said.corrections) body.push({ type: "Dataset", purpose: "editing", value: said.corrections });
    const selector = [{ type: "TextPositionSelector", start: row.text_start, end: row.text_end }, { type: "TextQuoteSelector", exact: row.text }];
    return { id, type: "Annotation", motivation: "assessing", created: said.day, body, target: { source: find("articles", row.article_id).path ?? row.article_id, selector }, seen: row };
  });
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationCollection", label: `Review of ${data.title} (version ${data.version})`, creator: { type: "Person", name: review.reviewer.trim() }, total: items.length, first: { type: "AnnotationPage", items } };
}

function saveReview() {
  if (!review.reviewer.trim()) {
    location.hash = "#review";
    main.querySelector("input")?.focus();
    return;
  }
  const name = fold(review.reviewer.trim()).replace(/[^a-z0-9]+/g, "-");
  download(`review-${name}.json`, `${JSON.stringify(reviewAnnotations(), null, 1)}\n`, "application/json");
}

addEventListener("keydown", (event) => {
  if (!current || !main.querySelector(".review") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/input|select|textarea/i.test(event.target.tagName)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (VERDICTS[event.key]) decide(VERDICTS[event.key]);
  else if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "r") main.querySelector("#remark").focus();
  else return;
  event.preventDefault();
});
