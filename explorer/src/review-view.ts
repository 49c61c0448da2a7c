// Review: a person goes through the rows by keyboard, and saves what they decided as a file.

import { showArticle, showWords } from "./article-view";
import { textOf } from "./article-text";
import { fieldValue, h, isTyping, nodesOf, type Child } from "./elements";
import { drawMarks, emphasiseRow } from "./highlights";
import { evidenceOf, find, headlineOf, idOf, NOUNS, rowsOf, sentenceCase } from "./package-data";
import { CORRECTABLE, cellField, dateFields, selectionButton, wordsField } from "./review-fields";
import { saveReview } from "./review-file";
import {
  addRow, ADDED_CELLS, beginPart, changeAdded, correct, decide, isDone, keepReview, missingParts, neededColumns, note, PARTS_BESIDE, queueOf, refreshQueue, removeAdded, review, session,
  step, VERDICTS, type AddableTable, type AddedRow, type QueueItem, type Verdict,
} from "./review-session";
import { reviewSummary } from "./review-summary";
import { main, showView } from "./screen";

const ADDABLE = Object.keys(ADDED_CELLS) as AddableTable[];

/** Show where to begin, or a part: its rows one by one, beside the article if it is one. */
export function showReview(part: string): void {
  session.part = null;
  const article = find("articles", part);
  if (!article && !(part in PARTS_BESIDE)) return showView(reviewStart());
  beginPart(part);
  const form = h("section", { class: "review", "aria-label": "Review" });
  if (article) showArticle(article, form);
  else showView([h("h1", {}, PARTS_BESIDE[part]), form]);
  drawForm();
}

function reviewStart(): Child {
  const keepName = (event: Event): void => {
    review.reviewer = fieldValue(event);
    keepReview();
  };
  const parts = [...rowsOf("articles").map(({ article_id }) => article_id), ...Object.keys(PARTS_BESIDE)];
  const keys: Child = [...Object.entries(VERDICTS), ["n", "next"], ["p", "previous"], ["r", "remark"]].map(([key, meaning], index) => [index > 0 && ", ", h("kbd", {}, key), ` ${meaning}`]);
  return [
    h("h1", {}, "Review"),
    h("p", {}, "Go through the rows and say of each whether it is right. Keys: ", keys, "."),
    h("p", {}, h("label", {}, "Your name ", h("input", { id: "reviewer", value: review.reviewer, autocomplete: "name", oninput: keepName }))),
    h("ul", { class: "article-list" }, parts.map(partItem)),
    h("p", {}, h("button", { type: "button", onclick: saveReview }, "Save the review as a file"), h("span", { class: "note" }, " Merge it with: ordrett review FILE CORPUS")),
  ];
}

function partItem(part: string): HTMLElement {
  const title = PARTS_BESIDE[part] ?? headlineOf(part);
  const queue = queueOf(part);
  const done = queue.filter(isDone).length;
  const progress = h("progress", { value: done, max: Math.max(queue.length, 1), "aria-label": `Progress of ${title}` });
  return h("li", {}, h("a", { href: `#review/${encodeURIComponent(part)}` }, title), h("p", { class: "note" }, `${done} of ${queue.length} rows reviewed `, progress));
}

/** Show the current row: its words marked in the text, and the form beside it. */
function drawForm(): void {
  const form = main.querySelector(".review");
  if (session.part === null || !form) return;
  const item = session.queue[session.index];
  const focused = document.activeElement?.id;
  form.replaceChildren(...nodesOf(!item ? h("p", {}, "There are no rows to review here.") : item.added ? addedRowForm(item.added) : rowForm(item)));
  if (focused) document.getElementById(focused)?.focus();
  if (!item) return;
  if (item.row.text_start == null) {
    const words = evidenceOf(item.table, idOf(item.table, item.row)).find(({ text }) => text !== null);
    if (words) showWords(words);
  } else {
    drawMarks();
    emphasiseRow(item.row);
  }
}

function rowForm({ table, row, id }: QueueItem): Child {
  const decision = review.rows[id];
  const corrections = decision?.corrections ?? {};
  const columns = CORRECTABLE[table] ?? [];
  const change = (changes: Parameters<typeof correct>[1]): void => {
    correct(id, changes);
    drawForm();
  };
  const articleId = row.text_start == null ? null : String(row.article_id);
  const done = session.queue.filter(isDone).length;
  return [
    h("p", { class: "kicker", "aria-live": "polite" }, `${sentenceCase(NOUNS[table] ?? table)} ${session.index + 1} of ${session.queue.length}, ${done} reviewed`),
    h("h2", {}, table === "quotes" ? h("q", {}, row.text) : row.text ?? row.label ?? row.name_en ?? row.name),
    h("dl", { class: "cells" }, reviewSummary(table, row)),
    h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, Object.entries(VERDICTS).map(([key, verdict]) => verdictButton(key, verdict, decision?.verdict === verdict))),
    (columns.length > 0 || articleId !== null) && h(
      "details",
      { open: Boolean(decision?.corrections) },
      h("summary", {}, "Correct it"),
      columns.map((column) => cellField(table, column, corrections, change)),
      table === "event_mentions" && articleId !== null && dateFields(articleId, corrections, change),
      articleId !== null && wordsField(articleId, "Use the selected words", "text", corrections, change),
    ),
    h("label", { for: "remark" }, "Remark"),
    h("textarea", { id: "remark", rows: 2, oninput: (event) => note(id, { remark: fieldValue(event) || undefined }) }, decision?.remark),
    pageButtons(),
    articleId !== null && addButtons(articleId),
  ];
}

function verdictButton(key: string, verdict: Verdict, isPressed: boolean): HTMLElement {
  const choose = (): void => {
    decide(verdict);
    drawForm();
  };
  return h("button", { type: "button", "aria-pressed": String(isPressed), onclick: choose }, sentenceCase(verdict), " ", h("kbd", {}, key));
}

const addButtons = (articleId: string): HTMLElement =>
  h("p", { class: "note" }, "Is something missing? Select its words, and add a ", ADDABLE.map((table) => [addButton(table, articleId), " "]));

function addButton(table: AddableTable, articleId: string): HTMLElement {
  return selectionButton(sentenceCase(NOUNS[table] ?? table), ({ text_start, text_end }) => {
    const id = addRow(table, { article_id: articleId, text: textOf(articleId, text_start, text_end), text_start, text_end });
    refreshQueue(id);
    drawForm();
  });
}

/** A row that the person adds, with the cells that it needs. */
function addedRowForm(added: AddedRow): Child {
  const { id, table, seen, cells } = added;
  const columns = [...neededColumns(added), ...ADDED_CELLS[table].others];
  const change = (changes: Parameters<typeof changeAdded>[1]): void => {
    changeAdded(added, changes);
    refreshQueue(id);
    drawForm();
  };
  const remove = (): void => {
    removeAdded(added);
    refreshQueue(session.queue[Math.max(0, session.index - 1)]?.id ?? "");
    drawForm();
  };
  const keepRemark = (event: Event): void => {
    added.remark = fieldValue(event) || undefined;
    keepReview();
  };
  const missing = missingParts(added);
  const isEvent = table === "events" || table === "event_mentions";
  return [
    h("p", { class: "kicker", "aria-live": "polite" }, `New ${NOUNS[table]}, ${missing.length === 0 ? "complete" : `without ${missing.join(" and ")}`}`),
    h("h2", {}, table === "quotes" ? h("q", {}, seen.text) : seen.text),
    columns.map((column) => cellField(table === "events" && column !== "label" && column !== "plover_type" ? "event_mentions" : table, column, cells, change)),
    isEvent && [wordsField(seen.article_id, "Selected words are its trigger", "trigger", cells, change), dateFields(seen.article_id, cells, change)],
    h("label", { for: "remark" }, "Why (if the words alone do not show it)"),
    h("textarea", { id: "remark", rows: 2, oninput: keepRemark }, added.remark),
    h("p", {}, h("button", { type: "button", onclick: remove }, "Remove it")),
    pageButtons(),
    addButtons(seen.article_id),
  ];
}

function pageButtons(): HTMLElement {
  const turn = (by: number) => () => {
    step(by);
    drawForm();
  };
  return h(
    "p",
    { class: "pages" },
    h("button", { type: "button", disabled: session.index === 0, onclick: turn(-1) }, "Previous"),
    " ",
    h("button", { type: "button", disabled: session.index === session.queue.length - 1, onclick: turn(1) }, "Next"),
    " ",
    h("a", { href: "#review" }, "Overview"),
    " ",
    h("button", { type: "button", class: "quiet", onclick: saveReview }, "Save as a file"),
  );
}

addEventListener("keydown", (event) => {
  if (session.part === null || !main.querySelector(".review") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event)) {
    if (event.key === "Escape") (event.target as HTMLElement).blur();
    return;
  }
  if (event.key in VERDICTS) decide(VERDICTS[event.key as keyof typeof VERDICTS]);
  else if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "r") {
    event.preventDefault();
    document.getElementById("remark")?.focus();
    return;
  } else return;
  event.preventDefault();
  drawForm();
});
