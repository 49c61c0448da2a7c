// Search that does not mind diacritics: Kastus finds Kastuś, and Oster finds Øster.

import { h, type Child } from "./elements";
import { fold } from "./fold";
import { data, groupBy, idOf, linkTo, once, rowsOf, wordsOf, type AnyRow, type TableName } from "./package-data";

const SEARCHED: Partial<Record<TableName, string[]>> = {
  people: ["person_id", "name", "name_en", "description"],
  quotes: ["quote_id", "text", "speaker_name", "speaker_name_en", "source"],
  events: ["event_id", "label", "place"],
  articles: ["article_id", "headline", "outlet"],
  event_mentions: ["event_mention_id", "text"],
  external_sources: ["external_source_id", "title", "publisher", "excerpt"],
};
const MAX_RESULTS = 60;

interface Haystack { table: TableName; row: AnyRow; text: string }
const haystacks = once((): Haystack[] =>
  (Object.entries(SEARCHED) as [TableName, string[]][]).flatMap(([table, columns]) =>
    rowsOf(table).map((row: AnyRow) => ({ table, row, text: fold(columns.map((column) => row[column] ?? "").join(" \n")) }))));

/** The rows in which every word of a query occurs. */
function search(query: string): Haystack[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return wanted.length ? haystacks().filter(({ text }) => wanted.every((word) => text.includes(word))) : [];
}

export function searchView(query: string): Child {
  const found = search(query);
  const shown = found.slice(0, MAX_RESULTS);
  return [
    h("h1", {}, found.length === 1 ? "1 row found" : `${found.length} rows found`),
    shown.length < found.length && h("p", { class: "note" }, `The first ${MAX_RESULTS} are shown; add a word.`),
    [...groupBy(shown, ({ table }) => table)].map(([table, hits]) => [
      h("h2", {}, data.schemas[table as TableName].title),
      h("ul", { class: "results" }, hits.map(({ row }) => h("li", {}, rowLink(table as TableName, row)))),
    ]),
  ];
}

/** A link to a row that shows what it says. */
function rowLink(table: TableName, row: AnyRow): HTMLElement {
  const note = (text: Child): Child => h("span", { class: "note" }, " ", text);
  const says: Partial<Record<TableName, () => Child>> = {
    quotes: () => [h("q", {}, row.text), ` — ${row.speaker_name ?? "nobody named"}`],
    people: () => [row.name, row.description && note(row.description)],
    events: () => [row.label, note(wordsOf(row.factuality))],
    articles: () => [row.headline ?? row.article_id, note(row.outlet)],
    event_mentions: () => row.text ?? row.event_mention_id,
    external_sources: () => row.title ?? row.external_source_id,
  };
  return h("a", { href: linkTo(table, idOf(table, row)) }, says[table]?.() ?? idOf(table, row));
}
