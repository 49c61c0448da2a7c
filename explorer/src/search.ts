// Search that does not mind diacritics: Kastus finds Kastuś, and Oster finds Øster. Where no row has the words, rows
// with words spelt nearly like them are shown: Lukaschenko finds Lukashenko.

/*! The licence of MiniSearch, which is part of the bundle:
 * Copyright 2022 Luca Ongaro
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
 * permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
 * Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 * WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS
 * OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
 * OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
import MiniSearch from "minisearch";

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
const MAX_DIFFERENCE = 0.25; // letters that may differ, as a share of a word

interface Haystack { table: TableName; row: AnyRow; text: string }
const haystacks = once((): Haystack[] =>
  (Object.entries(SEARCHED) as [TableName, string[]][]).flatMap(([table, columns]) =>
    rowsOf(table).map((row: AnyRow) => ({ table, row, text: fold(columns.map((column) => row[column] ?? "").join(" \n")) }))));

/** The words of all rows, for those that are spelt nearly like a query. */
const spellings = once(() => {
  const index = new MiniSearch({ fields: ["text"], searchOptions: { combineWith: "AND", prefix: true, fuzzy: MAX_DIFFERENCE } });
  index.addAll(haystacks().map(({ text }, id) => ({ id, text })));
  return index;
});

/** The rows in which every word of a query occurs, as it is or as a part of another word. */
function search(query: string): Haystack[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return wanted.length ? haystacks().filter(({ text }) => wanted.every((word) => text.includes(word))) : [];
}

/** The rows with words spelt nearly like those of a query, the nearest first. */
const searchSpellings = (query: string): Haystack[] =>
  spellings().search(fold(query)).map(({ id }) => haystacks()[id as number]).filter((haystack) => haystack !== undefined);

export function searchView(query: string): Child {
  const exact = search(query);
  const found = exact.length ? exact : searchSpellings(query);
  const shown = found.slice(0, MAX_RESULTS);
  const count = found.length === 1 ? "1 row" : `${found.length} rows`;
  return [
    h("h1", {}, exact.length || !found.length ? `${count} found` : `No row has “${query}”; ${count} with nearly these letters`),
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
