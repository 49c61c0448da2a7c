// Review: a person goes through the rows by keyboard, and saves what they decided as a file.

// Parts that are reviewed one by one: rows of an article in the order of its text, and the tables that belong to none.
const IN_TEXT = ["quotes", "person_mentions", "event_mentions", "fact_checks"];
const PARTS_BESIDE = { ":people": "People", ":events": "Events and their participants" };
const VERDICTS = { a: "agree", d: "disagree", u: "unsure" };
const NONE = "none"; // no code at all
const CHOICES = {
  quotes: { quote_kind: () => Object.keys(data.codes.quote_kind), speaker_id: () => tables.people.map((row) => row.person_id) },
  person_mentions: { person_id: () => tables.people.map((row) => row.person_id) },
  event_mentions: { modality: () => Object.keys(data.codes.modality), is_negated: () => ["false", "true"] },
  fact_checks: { verdict: () => Object.keys(data.codes.verdict), aspect: () => Object.keys(data.codes.aspect) },
  people: {},
  events: { plover_type: () => Object.keys(data.codes.plover_type), plover_mode: () => [NONE, ...Object.keys(data.codes.plover_mode)] },
  event_participants: {},
};
let current = null;

const toItem = (table, row) => ({ table, row, id: `${table}/${row[keyOf(table)]}` });

/** The rows of a part: an article, the people, or the events, each followed by its participants. */
function queueOf(part) {
  if (part === ":people") return tables.people.map((row) => toItem("people", row));
  if (part === ":events") return tables.events.flatMap((row) => [toItem("events", row), ...(participantsByEvent.get(row.event_id) ?? []).map((participant) => toItem("event_participants", participant))]);
  const added = review.added.filter(({ seen }) => seen.article_id === part).map((item) => ({ ...item, row: { ...item.seen, ...item.cells }, isNew: true }));
  return [...IN_TEXT.flatMap((table) => (byArticle[table].get(part) ?? []).filter((row) => row.text_start !== null).map((row) => toItem(table, row))), ...added]
    .sort((a, b) => a.row.text_start - b.row.text_start || b.row.text_end - a.row.text_end);
}
const isDone = ({ id, isNew, table, cells }) => (isNew ? isComplete(table, cells) : review.rows[id]?.verdict !== undefined);

function reviewView(part) {
  closePanel();
  if (!part) {
    current = null;
    return reviewStart();
  }
  const queue = queueOf(part);
  current = { articleId: part in PARTS_BESIDE ? null : part, queue, index: Math.max(0, queue.findIndex((item) => !isDone(item))) };
  const form = h("section", { class: "review", "aria-label": "Review" });
  if (!current.articleId) return [h("h1", {}, PARTS_BESIDE[part]), form];
  const view = articleView(part);
  view.querySelector(".marks").replaceWith(form);
  return view;
}

function reviewStart() {
  const reviewer = h("input", { value: review.reviewer, autocomplete: "name", oninput: (event) => { review.reviewer = event.target.value; keepReview(); } });
  return [
    h("h1", {}, "Review"),
    h("p", {}, "Go through the rows and say of each whether it is right. Keys: ", h("kbd", {}, "a"), " agree, ", h("kbd", {}, "d"), " disagree, ", h("kbd", {}, "u"), " unsure, ", h("kbd", {}, "n"), " next, ", h("kbd", {}, "p"), " previous, ", h("kbd", {}, "r"), " remark."),
    h("p", {}, h("label", {}, "Your name ", reviewer)),
    h("ul", { class: "article-list" }, [...tables.articles.map(({ article_id: id }) => [id, headlineOf(id)]), ...Object.entries(PARTS_BESIDE)].map(([part, title]) => {
      const queue = queueOf(part);
      const done = queue.filter(isDone).length;
      return h("li", {}, h("a", { href: `#review/${encodeURIComponent(part)}` }, title), h("p", { class: "note" }, `${done} of ${queue.length} rows reviewed `, h("progress", { value: done, max: Math.max(queue.length, 1), "aria-label": `Progress of ${title}` })));
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
  if (!item) return form.replaceChildren(h("p", {}, "There are no rows to review here."));
  const { table, row, id } = item;
  if (item.isNew) return drawNewRow(form, item);
  const said = review.rows[id] ?? {};
  const corrected = { ...row, ...said.corrections };
  const remark = h("textarea", { id: "remark", rows: 2, oninput: (event) => note(id, { remark: event.target.value || undefined }) });
  remark.value = said.remark ?? "";
  form.replaceChildren(...[
    h("p", { class: "kicker", "aria-live": "polite" }, `${sentenceCase(NOUNS[table])} ${current.index + 1} of ${current.queue.length}, ${done} reviewed`),
    h("h2", {}, table === "quotes" ? h("q", {}, row.text) : row.text ?? row.label ?? row.name_en ?? row.name),
    h("dl", { class: "cells" }, summaryOf(table, row).map(([label, value]) => [h("dt", {}, label), h("dd", {}, value ?? "nobody named")])),
    h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, Object.entries(VERDICTS).map(([key, verdict]) => h("button", { type: "button", "aria-pressed": String(said.verdict === verdict), onclick: () => decide(verdict) }, sentenceCase(verdict), " ", h("kbd", {}, key)))),
    Object.keys({ ...CHOICES[table] }).length > 0 || row.text_start != null ? h("details", { open: Boolean(said.corrections) }, h("summary", {}, "Correct it"),
      Object.entries(CHOICES[table]).map(([column, values]) => chooserOf(data.schemas[table].columns[column].title, ["", ...values()], said.corrections && column in said.corrections ? String(corrected[column] ?? NONE) : "", (value) => correct(id, column, value))),
      row.text_start != null && h("p", {}, keepingSelection({}, "Use the selected words", () => takeSelection(id)), " ", said.corrections?.text_start !== undefined && h("q", {}, textOf(current.articleId, said.corrections.text_start, said.corrections.text_end)))) : null,
    h("label", { for: "remark" }, "Remark"), remark,
    pageButtons(),
    current.articleId && h("p", { class: "note" }, "Is something missing? Select its words, and add a ", Object.keys(NEW_ROWS).map((missing) => [keepingSelection({ class: "quiet" }, sentenceCase(NOUNS[missing]), () => addRow(missing)), " "])),
  ].flat(Infinity).filter(Boolean));
  if (!current.articleId) {
    const words = evidenceOf(table, row[keyOf(table)]).find((item) => item.text !== null);
    if (words) showWords(words);
    return;
  }
  drawMarks();
  emphasise("selected", row.text_start, row.text_end, 20, true);
  for (const name of ["cue", "source", "trigger"]) {
    if (row[`${name}_start`] != null) emphasise(name, row[`${name}_start`], row[`${name}_end`], 25, false);
  }
}

const pageButtons = () => h("p", { class: "pages" }, h("button", { type: "button", disabled: current.index === 0, onclick: () => step(-1) }, "Previous"), " ", h("button", { type: "button", disabled: current.index === current.queue.length - 1, onclick: () => step(1) }, "Next"), " ", h("a", { href: "#review" }, "Overview"), " ", h("button", { type: "button", class: "quiet", onclick: saveReview }, "Save as a file"));

/** A button that leaves the selected words selected. */
const keepingSelection = (attributes, label, onclick) => h("button", { ...attributes, type: "button", onmousedown: (event) => event.preventDefault(), onclick }, label);

function summaryOf(table, row) {
  if (table === "quotes") return [["Speaker", row.speaker_name_en ?? row.speaker_name], ["Kind", row.quote_kind]];
  if (table === "person_mentions") return [["Person", find("people", row.person_id)?.name_en ?? find("people", row.person_id)?.name]];
  const event = table === "events" ? row : find("events", row.event_id);
  if (table === "fact_checks") return [["Claim about", event?.label ?? "no event"], ["Aspect", words(row.aspect ?? "none")], ["Verdict", words(row.verdict)], ["Explanation", row.explanation], ["Sources", evidenceOf(table, row.fact_check_id).map(evidenceItem)]];
  if (table === "people") return [...asEvidenced(table, row, "name", "name_en", "description", "wikidata_id"), ["Named in", mentionLinks("person_mentions", namesByPerson.get(row.canonical_id) ?? [])]];
  if (table === "events") return [...asEvidenced(table, row, "plover_type", "plover_mode", "place", "part_of"), ["Told in", mentionLinks("event_mentions", mentionsByEvent.get(row.event_id) ?? [])]];
  if (table === "event_participants") return [["Event", event?.label], ...asEvidenced(table, row, "role", "participant_kind", "name", "person_id")];
  return [["Event", event?.label], ["Modality", `${words(row.modality)}${row.is_negated ? ", negated" : ""}`], ["Type", words(event?.plover_type ?? "none")]];
}

/** Cells of a row that are not empty, each with its evidence. */
const asEvidenced = (table, row, ...columns) =>
  columns.filter((column) => row[column] !== null).map((column) => [
    data.schemas[table].columns[column].title,
    [cellValue(table, column, row[column]), evidenceOf(table, row[keyOf(table)]).filter((item) => item.target_column === column).map(evidenceItem)],
  ]);

/** Links to mentions, one for each wording in each article. */
function mentionLinks(table, rows) {
  const wordings = [...groupBy(rows, (row) => `${row.article_id} ${row.text ?? row[keyOf(table)]}`).values()];
  return h("ul", {}, wordings.map(([row, ...more]) => h("li", {}, h("a", { href: linkTo(table, row[keyOf(table)]) }, row.text ?? row[keyOf(table)]), h("span", { class: "note" }, ` ${outletOf(row.article_id)}${more.length ? `, ${more.length + 1} times` : ""}`))));
}

/** Words of an article by offsets in code points. */
const textOf = (articleId, start, end) => data.texts[articleId].slice(toUnits(articleId, start), toUnits(articleId, end));

const today = () => new Date().toISOString().slice(0, 10);

function note(id, change) {
  const said = { ...review.rows[id], ...change, day: today() };
  for (const key of Object.keys(said)) if (said[key] === undefined) delete said[key];
  review.rows[id] = said;
  keepReview();
}

function decide(verdict) {
  if (current.queue[current.index].isNew) return;
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
  else corrections[column] = column === "is_negated" ? value === "true" : value === NONE ? null : value;
  const isCorrected = Object.keys(corrections).length > 0;
  note(id, { corrections: isCorrected ? corrections : undefined, verdict: isCorrected ? "disagree" : review.rows[id]?.verdict });
  drawReview();
}

/** The offsets of the words that are selected in the text, in code points; null if none are. */
function selectedOffsets() {
  const selection = getSelection();
  if (selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = shown.paragraphs.find(({ node }) => node === range.startContainer);
  const to = shown.paragraphs.find(({ node }) => node === range.endContainer);
  if (!from || !to) return null;
  const points = (units) => [...data.texts[current.articleId].slice(0, units)].length;
  return { text_start: points(from.start + range.startOffset), text_end: points(to.start + range.endOffset) };
}

/** Take the selected words as the words of the row. */
function takeSelection(id) {
  const offsets = selectedOffsets();
  if (!offsets) return;
  note(id, { corrections: { ...review.rows[id]?.corrections, ...offsets }, verdict: "disagree" });
  drawReview();
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
  else if (event.key === "r") main.querySelector("#remark")?.focus();
  else return;
  event.preventDefault();
});
