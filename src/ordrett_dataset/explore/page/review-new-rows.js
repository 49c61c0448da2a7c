// Rows that a reviewer adds because the annotation lacks them.

// The cells of a row that a reviewer adds: those that it needs, and others.
const NEW_ROWS = {
  quotes: { needed: ["quote_kind"], others: ["speaker_id"] },
  person_mentions: { needed: ["person_id"], others: [] },
  event_mentions: { needed: ["event_id", "modality"], others: ["is_negated"] },
};
const isComplete = (table, cells) => NEW_ROWS[table].needed.every((column) => column in cells);
const valuesOf = (table, column) => (column === "event_id" ? tables.events.map((row) => row.event_id) : CHOICES[table][column]());

/** Show a row that the person adds, with the cells that it needs. */
function drawNewRow(form, { table, row, id, cells, remark }) {
  const { needed, others } = NEW_ROWS[table];
  form.replaceChildren(
    h("p", { class: "kicker", "aria-live": "polite" }, `New ${NOUNS[table]}, ${isComplete(table, cells) ? "complete" : "to be completed"}`),
    h("h2", {}, table === "quotes" ? h("q", {}, row.text) : row.text),
    ...[...needed, ...others].map((column) => chooserOf(data.schemas[table].columns[column].title, ["", ...valuesOf(table, column)], String(cells[column] ?? ""), (value) => changeNewRow(id, column, value))),
    h("label", { for: "remark" }, "Why (if the words alone do not show it)"), h("textarea", { id: "remark", rows: 2, oninput: (event) => { review.added.find((item) => item.id === id).remark = event.target.value || undefined; keepReview(); } }, remark ?? ""),
    h("p", {}, h("button", { type: "button", onclick: () => removeNewRow(id) }, "Remove it")),
    pageButtons(),
  );
  drawMarks();
  emphasise("selected", row.text_start, row.text_end, 20, true);
}

/** Add a row for the selected words, and show it. */
function addRow(table) {
  const offsets = selectedOffsets();
  if (!offsets) return;
  const number = 1 + Math.max(0, ...review.added.map((item) => item.number));
  const seen = { article_id: current.articleId, text: textOf(current.articleId, offsets.text_start, offsets.text_end), ...offsets };
  review.added.push({ id: `${table}/new-${number}`, number, table, seen, cells: {}, day: today() });
  redrawQueue(`${table}/new-${number}`);
}

function changeNewRow(id, column, value) {
  const { cells } = review.added.find((item) => item.id === id);
  if (value === "") delete cells[column];
  else cells[column] = column === "is_negated" ? value === "true" : value;
  redrawQueue(id);
}

function removeNewRow(id) {
  review.added = review.added.filter((item) => item.id !== id);
  redrawQueue(current.queue[Math.max(0, current.index - 1)].id);
}

/** Make the queue anew, with one of its rows as the current one. */
function redrawQueue(id) {
  keepReview();
  current.queue = queueOf(current.articleId);
  current.index = Math.max(0, current.queue.findIndex((item) => item.id === id));
  drawReview();
}
