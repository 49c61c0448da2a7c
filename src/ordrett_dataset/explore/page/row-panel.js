// The panel beside a view: one row, the evidence of each of its cells, and how to cite it.

const panel = document.getElementById("panel");
// Cells that stand elsewhere in the panel, or only place another.
const HIDDEN_CELLS = /(_start|_end|_earliest|_latest|_basis)$|^(annotation_source|agreement|reviewed|article_id|text|label|name)$/;

function closePanel() {
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove("with-panel");
}

/** Show a row; `column` is the cell to show first. */
function openPanel(table, id, column) {
  const row = find(table, id);
  if (!row) return closePanel();
  const noun = NOUNS[table];
  const title = row.text ?? row.label ?? row.name ?? row.title ?? row.headline ?? id;
  const parts = [
    h(
      "header",
      {},
      h("p", { class: "kicker" }, `${sentenceCase(words(noun))} `, h("a", { href: linkTo(table, id) }, id)),
      h("button", { type: "button", class: "close", "aria-label": "Close", onclick: leavePanel }, "×"),
      h("h2", {}, table === "quotes" ? h("q", {}, title) : title),
      badges(row),
    ),
    warning(table, row),
    row.article_id && table !== "articles"
      ? h("p", {}, "In ", h("a", { href: linkTo("articles", row.article_id) }, headlineOf(row.article_id)), `, ${outletOf(row.article_id)}`)
      : null,
    cellList(table, row, column),
    relatedRows(table, row),
    h("section", { class: "cite" }, h("h3", {}, "Cite this row"), h("p", {}, citationOf(table, row)), copyButton("Copy citation", () => citationOf(table, row))),
  ];
  panel.replaceChildren(...parts.flat(Infinity).filter(Boolean));
  panel.hidden = false;
  document.body.classList.add("with-panel");
  panel.scrollTop = 0;
  panel.querySelector(".wanted")?.scrollIntoView({ block: "nearest" });
}

function leavePanel() {
  closePanel();
  if (route.row) location.hash = route.back;
}

/** What must not be read as a fact. */
function warning(table, row) {
  const event = table === "events" ? row : table === "event_mentions" ? find("events", row.event_id) : null;
  if (!event) return null;
  const notes = [];
  if (event.factuality !== "asserted") notes.push(`${sentenceCase(words(event.factuality))}: no article of the package tells this in its own voice.`);
  if (event.contradicted) notes.push("Contradicted.");
  if (event.denied_by_source) notes.push("A source denies it.");
  return notes.length ? h("p", { class: "warning" }, notes.join(" ")) : null;
}

function cellList(table, row, wanted) {
  const columns = data.schemas[table].columns;
  const evidence = groupBy(evidenceOf(table, row[keyOf(table)]), (item) => item.target_column);
  const names = Object.keys(columns).filter(
    (name) => (row[name] !== null && !HIDDEN_CELLS.test(name) && name !== keyOf(table)) || evidence.has(name),
  );
  return h(
    "dl",
    { class: "cells" },
    names.map((name) => [
      h("dt", { class: name === wanted ? "wanted" : null, title: columns[name].description }, columns[name].title),
      h(
        "dd",
        {},
        cellValue(table, name, row[name]),
        (evidence.get(name) ?? []).map(evidenceItem),
      ),
    ]),
  );
}

function cellValue(table, column, value) {
  if (value === null) return h("span", { class: "note" }, "unknown");
  const target = data.schemas[table].references[column];
  if (target && NOUNS[target]) {
    const row = find(target, value);
    const label = row?.name_en ?? row?.name ?? row?.label ?? row?.headline ?? row?.title;
    return [h("a", { href: linkTo(target, value) }, label ?? String(value)), label && h("span", { class: "note" }, ` ${value}`)];
  }
  if (/^https?:\/\//.test(value)) return h("a", { href: value, rel: "noreferrer" }, value);
  return h("span", { class: typeof value === "string" ? "value" : "value code" }, typeof value === "boolean" ? (value ? "yes" : "no") : words(String(value)));
}

/** A piece of evidence: its words, which can be shown in the article, and why they decide. */
function evidenceItem(item) {
  const source = item.external_source_id && find("external_sources", item.external_source_id);
  const how = { verbatim: "in these words", normalised: `made by ${item.normaliser} from`, inferred: "concluded from", external: "from outside the articles" };
  return h(
    "div",
    { class: "evidence" },
    h("span", { class: "how" }, how[item.derivation]),
    item.text && h("button", { type: "button", class: "words", title: "Show it in the article", onclick: () => showWords(item) }, item.text),
    source && h("a", { href: linkTo("external_sources", item.external_source_id) }, source.title ?? source.publisher ?? item.external_source_id),
    source?.excerpt && h("q", { class: "note" }, source.excerpt),
    item.note && h("span", { class: "note" }, item.note),
  );
}

/** Rows that belong to this one: checks beside a claim, mentions and participants of an event. */
function relatedRows(table, row) {
  const id = row[keyOf(table)];
  const checks = (table === "quotes" ? checksByQuote : table === "events" ? checksByEvent : new Map()).get(id) ?? [];
  const checksOfMention = table === "event_mentions" ? (checksByEvent.get(row.event_id) ?? []) : [];
  const mentions = table === "events" ? (mentionsByEvent.get(id) ?? []) : [];
  const participants = table === "events" ? (participantsByEvent.get(id) ?? []) : [];
  return [
    list("Fact checks", [...checks, ...checksOfMention], (check) => [
      h("span", { class: `verdict ${check.verdict}` }, words(check.verdict)),
      h("a", { href: linkTo("fact_checks", check.fact_check_id) }, check.explanation),
    ]),
    list("Told in", mentions, (mention) => [
      h("a", { href: linkTo("event_mentions", mention.event_mention_id) }, mention.text ?? mention.event_mention_id),
      h("span", { class: "note" }, ` ${words(mention.modality)}${mention.is_negated ? ", negated" : ""}, ${outletOf(mention.article_id)}`),
    ]),
    list("Participants", participants, (participant) => [
      participant.person_id ? h("a", { href: linkTo("people", participant.person_id) }, participant.name_en) : participant.name_en,
      h("span", { class: "note" }, ` ${words(participant.role)}`),
    ]),
  ];
}

const list = (title, rows, item) =>
  rows.length ? h("section", {}, h("h3", {}, title), h("ul", {}, rows.map((row) => h("li", {}, item(row))))) : null;
