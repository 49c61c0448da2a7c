// The panel beside a view: one row, the evidence of each of its cells, and how to cite it.

import { viewAddress } from "./address";
import { showWords } from "./article-view";
import { badges, copyButton } from "./controls";
import { h, nodesOf, type Child } from "./elements";
import {
  canonicalOf, checksOfEvent, checksOfQuote, citationOf, columnTitle, data, evidenceOf, find, findAny, groupBy, headlineOf, idOf, keyOf, linkTo, mentionsOfEvent,
  NOUNS, outletOf, participantsOfEvent, personName, quotesOfPerson, sentenceCase, speakerOf, wordsOf, type AnyRow, type Cell, type Row, type TableName,
} from "./package-data";
import { route } from "./screen";

const panel = document.getElementById("panel") as HTMLElement;
// Cells that stand elsewhere in the panel, or only place another.
const HIDDEN_CELLS = /(_start|_end|_earliest|_latest|_basis)$|^(annotation_source|agreement|reviewed|article_id|text|label|name)$/;

export const isPanelOpen = (): boolean => !panel.hidden;

export function closePanel(): void {
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove("with-panel");
}

/** Show a row; `column` is the cell to show first. */
export function openPanel(table: TableName, id: string, column?: string): void {
  const row = findAny(table, id);
  if (!row) return closePanel();
  const title = row.text ?? row.label ?? row.name ?? row.title ?? row.headline ?? id;
  panel.replaceChildren(...nodesOf([
    h(
      "header",
      {},
      h("p", { class: "kicker" }, `${sentenceCase(NOUNS[table] ?? table)} `, h("a", { href: linkTo(table, id) }, id)),
      h("button", { type: "button", class: "close", "aria-label": "Close", onclick: leavePanel }, "×"),
      h("h2", {}, table === "quotes" ? h("q", {}, title) : title),
      badges(row),
    ),
    warning(table, row),
    typeof row.article_id === "string" && table !== "articles" && h("p", {}, "In ", h("a", { href: linkTo("articles", row.article_id) }, headlineOf(row.article_id)), `, ${outletOf(row.article_id)}`),
    derivationSummary(table, id),
    cellList(table, row, column),
    relatedRows(table, id, row),
    h("section", { class: "cite" }, h("h3", {}, "Cite this row"), h("p", {}, citationOf(table, row)), copyButton("Copy citation", () => citationOf(table, row))),
  ]));
  panel.hidden = false;
  document.body.classList.add("with-panel");
  panel.scrollTop = 0;
  panel.querySelector(".wanted")?.scrollIntoView({ block: "nearest" });
}

export function leavePanel(): void {
  closePanel();
  if (route.row) location.hash = route.back;
}

/** What must not be read as a fact. */
function warning(table: TableName, row: AnyRow): Child {
  const event = table === "events" || table === "event_mentions" ? find("events", row.event_id) : undefined;
  if (!event) return null;
  const notes = [
    event.factuality !== "asserted" && `${sentenceCase(wordsOf(event.factuality))}: no article of the package tells this in its own voice.`,
    event.contradicted && "Contradicted.",
    event.denied_by_source && `Denied by ${deniersOf(event.event_id).join(", ") || "a source"}.`,
  ].filter(Boolean);
  return notes.length > 0 && h("p", { class: "warning" }, notes.join(" "));
}

/** Who says that an event did not happen. */
export function deniersOf(eventId: string): string[] {
  const negated = mentionsOfEvent(eventId).filter((mention) => mention.is_negated && mention.modality === "alleged");
  return [...new Set(negated.map((mention) => (mention.claimant_id && personName(mention.claimant_id)) ?? mention.claimant_name).filter((name) => name !== null))];
}

/** How many cells of a row stand in the text as they are, and how many somebody concluded. */
function derivationSummary(table: TableName, id: string): Child {
  const columns = groupBy(evidenceOf(table, id), (item) => item.derivation);
  const parts = [...columns].map(([derivation, items]) => {
    const titles = [...new Set(items.map((item) => columnTitle(table, item.target_column)))];
    return h("li", {}, h("span", { class: `derivation ${derivation}` }, derivation), ` ${titles.join(", ")}`);
  });
  return parts.length > 0 && h("ul", { class: "derivations", "aria-label": "How the cells are derived" }, parts);
}

function cellList(table: TableName, row: AnyRow, wanted?: string): HTMLElement {
  const columns = data.schemas[table].columns;
  const evidence = groupBy(evidenceOf(table, idOf(table, row)), (item) => item.target_column);
  const names = Object.keys(columns).filter((name) => (row[name] !== null && !HIDDEN_CELLS.test(name) && name !== keyOf(table)) || evidence.has(name));
  return h(
    "dl",
    { class: "cells" },
    names.map((name) => [
      h("dt", { class: name === wanted && "wanted", title: columns[name]?.description }, columnTitle(table, name)),
      h("dd", {}, cellValue(table, name, row[name] ?? null), (evidence.get(name) ?? []).map(evidenceItem)),
    ]),
  );
}

export function cellValue(table: TableName, column: string, value: Cell): Child {
  if (value === null) return h("span", { class: "note" }, "unknown");
  const target = data.schemas[table].references[column];
  if (target && NOUNS[target]) {
    const row = findAny(target, String(value));
    const label = row?.name_en ?? row?.name ?? row?.label ?? row?.headline ?? row?.title;
    return [h("a", { href: linkTo(target, value) }, label ?? value), label && h("span", { class: "note" }, ` ${value}`)];
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && /^https?:\/\//.test(value)) return h("a", { href: value, rel: "noreferrer" }, value);
  return h("span", { class: "value" }, isCode(column) ? wordsOf(value) : value);
}

/** Whether a column holds codes, of which the codebook knows the meaning. */
const isCode = (column: string): boolean => column in data.codes;

/** A piece of evidence: its words, which can be shown in the article, and why they decide. */
export function evidenceItem(item: Row<"evidence">): HTMLElement {
  const source = find("external_sources", item.external_source_id);
  const how = { verbatim: "verbatim", normalised: "normalised from", inferred: "inferred from", external: "external: not in the article" };
  return h(
    "div",
    { class: "evidence" },
    h("span", { class: "how" }, how[item.derivation]),
    item.text && h("button", { type: "button", class: "words", title: "Show it in the article", onclick: () => showWords(item) }, item.text),
    source && h("a", { href: linkTo("external_sources", source.external_source_id) }, source.title ?? source.publisher ?? source.external_source_id),
    source?.excerpt && h("q", { class: "note" }, source.excerpt),
    item.normaliser && h("span", { class: "note" }, data.codes.normaliser?.[item.normaliser]),
    item.note && h("span", { class: "note" }, item.note),
  );
}

/** What a person says, and what is said of them. */
function quoteLinks(personId: string): Child {
  const [quote] = quotesOfPerson(personId);
  return [
    quote && h("p", {}, h("a", { href: viewAddress("quotes", { speaker: speakerOf(quote) }) }, `Quotes of ${speakerOf(quote)}`)),
    h("p", {}, h("a", { href: viewAddress("quotes", { about: personName(personId) }) }, `Quotes that name ${personName(personId)}`)),
  ];
}

/** Rows that belong to this one: quotes of a person, checks beside a claim, mentions and participants of an event. */
function relatedRows(table: TableName, id: string, row: AnyRow): Child {
  const eventId = table === "events" ? id : table === "event_mentions" ? String(row.event_id) : "";
  return [
    table === "people" && quoteLinks(canonicalOf(id)),
    list("Fact checks", [...checksOfQuote(table === "quotes" ? id : ""), ...checksOfEvent(eventId)], (check) => [
      h("span", { class: `verdict ${check.verdict}` }, wordsOf(check.verdict)),
      h("a", { href: linkTo("fact_checks", check.fact_check_id) }, check.explanation),
    ]),
    list("Mentions", table === "events" ? mentionsOfEvent(id) : [], (mention) => [
      h("a", { href: linkTo("event_mentions", mention.event_mention_id) }, mention.text ?? mention.event_mention_id),
      h("span", { class: "note" }, ` ${wordsOf(mention.modality)}${mention.is_negated ? ", negated" : ""}${mention.claimant_name ? ` by ${mention.claimant_name}` : ""}, ${outletOf(mention.article_id)}`),
    ]),
    list("Participants", table === "events" ? participantsOfEvent(id) : [], (participant) => [
      participant.person_id ? h("a", { href: linkTo("people", participant.person_id) }, participant.name_en) : participant.name_en,
      h("span", { class: "note" }, ` ${wordsOf(participant.role)}`),
    ]),
  ];
}

const list = <R>(title: string, rows: readonly R[], item: (row: R) => Child): Child =>
  rows.length > 0 && h("section", {}, h("h3", {}, title), h("ul", {}, rows.map((row) => h("li", {}, item(row)))));
