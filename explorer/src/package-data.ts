// The package: its tables as lists of objects, looked up by key, and its texts. Each is read when it is first needed.

import type { Rows } from "./tables";

export type Cell = string | number | boolean | null;
export type AnyRow = Record<string, Cell>;
export type TableName = keyof Rows;
export type Row<T extends TableName> = Rows[T];

interface ColumnDescription { title: string; description: string; type: string }
interface TableDescription { title: string; key: string[]; columns: Record<string, ColumnDescription>; references: Record<string, TableName> }
/** What an index says of an article. */
interface ArticleSummary { quotes: number; person_mentions: number; event_mentions: number; people: string[] }
interface PackageData {
  name: string;
  title: string;
  version: string;
  description: string | null;
  licence: string | null;
  annotators: { name: string; kind: string; human_review: boolean }[];
  citation: string;
  citations: Record<string, { row: string; span?: string }>;
  tokens: Record<"table" | "row" | "start" | "end", string>;
  texts: Record<string, string>;
  schemas: Record<TableName, TableDescription>;
  codes: Record<string, Record<string, string>>;
  types_with_recipient: string[]; // types of events that are not valid without a recipient
  index?: Record<string, ArticleSummary>; // of a page that lists articles, each of which has a page
  home?: string; // the address of that list, on the page of an article
}

const readJson = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? "null");

export const data = readJson("data") as PackageData;
export const tableNames = Object.keys(data.schemas) as TableName[];

/** Name of a row of each table, as in the address of the page: #quote/001.q05. */
export const NOUNS: Partial<Record<TableName, string>> = {
  articles: "article",
  people: "person",
  quotes: "quote",
  events: "event",
  person_mentions: "name",
  event_mentions: "mention",
  event_participants: "participant",
  fact_checks: "check",
  external_sources: "source",
};
export const TABLE_OF_NOUN = Object.fromEntries(Object.entries(NOUNS).map(([table, noun]) => [noun, table])) as Record<string, TableName | undefined>;

/** Compute a value when it is first asked for. */
export function once<V>(compute: () => V): () => V {
  let computed: { value: V } | undefined;
  return () => (computed ??= { value: compute() }).value;
}

/** Keep what is computed for each table. */
function oncePerTable<V>(compute: (table: TableName) => V): (table: TableName) => V {
  const computed = new Map<TableName, V>();
  return (table) => {
    if (!computed.has(table)) computed.set(table, compute(table));
    return computed.get(table) as V;
  };
}

const readRows = oncePerTable((table) => {
  const content = readJson(`table-${table}`) as { columns: string[]; rows: Cell[][] } | null;
  return (content?.rows ?? []).map((cells) => Object.fromEntries(content?.columns.map((column, index) => [column, cells[index]]) ?? []) as AnyRow);
});
const rowsByKey = oncePerTable((table) => new Map(readRows(table).map((row) => [row[keyOf(table)], row])));

/** All rows of a table. */
export const rowsOf = <T extends TableName>(table: T): Row<T>[] => readRows(table) as unknown as Row<T>[];
/** The column that is the key of a table. */
export const keyOf = (table: TableName): string => data.schemas[table].key[0] ?? "";
export const idOf = (table: TableName, row: AnyRow): string => String(row[keyOf(table)]);
/** The row with a key, if there is one. */
export const find = <T extends TableName>(table: T, id: Cell | undefined): Row<T> | undefined => rowsByKey(table).get(id ?? null) as Row<T> | undefined;
/** The row with a key in a table that is known only by name. */
export const findAny = (table: TableName, id: string): AnyRow | undefined => rowsByKey(table).get(id);

/** Group rows by what `key` gives for each; those for which it gives nothing are left out. */
export function groupBy<R>(rows: readonly R[], key: (row: R) => string | null | undefined): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const value = key(row);
    if (value === null || value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return groups;
}

/** A look-up of the rows of a table by something else than their key. */
function lookUp<T extends TableName>(table: T, key: (row: Row<T>) => string | null): (value: string) => Row<T>[] {
  const groups = once(() => groupBy(rowsOf(table), key));
  return (value) => groups().get(value) ?? [];
}

const inArticle = {
  quotes: lookUp("quotes", (row) => row.article_id),
  person_mentions: lookUp("person_mentions", (row) => row.article_id),
  event_mentions: lookUp("event_mentions", (row) => row.article_id),
  fact_checks: lookUp("fact_checks", (row) => row.article_id),
};
export type TextTable = keyof typeof inArticle;
export const rowsInArticle = <T extends TextTable>(table: T, articleId: string): Row<T>[] => inArticle[table](articleId) as Row<T>[];

const evidenceByRow = lookUp("evidence", (row) => `${row.target_table} ${row.target_id}`);
export const evidenceOf = (table: TableName, id: string): Row<"evidence">[] => evidenceByRow(`${table} ${id}`);
export const mentionsOfEvent = lookUp("event_mentions", (row) => row.event_id);
export const participantsOfEvent = lookUp("event_participants", (row) => row.event_id);
export const checksOfEvent = lookUp("fact_checks", (row) => row.event_id);
export const checksOfQuote = lookUp("fact_checks", (row) => row.quote_id);
export const namesInQuote = lookUp("person_mentions", (row) => row.quote_id);

export const canonicalOf = (personId: string): string => find("people", personId)?.canonical_id ?? personId;
export const quotesOfPerson = lookUp("quotes", (row) => row.speaker_id && canonicalOf(row.speaker_id));
export const namesOfPerson = lookUp("person_mentions", (row) => canonicalOf(row.person_id));
export const personName = (personId: string): string => {
  const person = find("people", personId);
  return person?.name_en ?? person?.name ?? personId;
};
export const speakerOf = (quote: Row<"quotes">): string => quote.speaker_name_en ?? quote.speaker_name ?? "nobody named";

export const knownOutlet = (articleId: string): string | null => {
  const article = find("articles", articleId);
  return article?.outlet ?? article?.publisher ?? null;
};
export const outletOf = (articleId: string): string => knownOutlet(articleId) ?? articleId;
export function summaryOf(articleId: string): ArticleSummary {
  const names = rowsInArticle("person_mentions", articleId);
  return data.index?.[articleId] ?? {
    quotes: rowsInArticle("quotes", articleId).length,
    person_mentions: names.length,
    event_mentions: rowsInArticle("event_mentions", articleId).length,
    people: [...new Set(names.map((mention) => personName(mention.person_id)))],
  };
}
export const headlineOf = (articleId: string): string => find("articles", articleId)?.headline ?? articleId;

/** The citation of a row, as `ordrett cite ROW` prints it. */
export function citationOf(table: TableName, row: AnyRow): string {
  const { tokens, citations } = data;
  const forms = citations[String(row.article_id ?? "")] ?? citations[""];
  const template = (row.text_start != null && forms?.span) || forms?.row || "";
  return template
    .replace(tokens.table, table)
    .replaceAll(tokens.row, idOf(table, row))
    .replace(tokens.start, String(row.text_start))
    .replace(tokens.end, String(row.text_end));
}

/** The address of a row; an article of an index has a page of its own. */
export function linkTo(table: TableName, id: Cell | undefined): string {
  const key = encodeURIComponent(String(id));
  return table === "articles" && data.index ? `articles/${key}.html` : `#${NOUNS[table]}/${key}`;
}
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A code as words: machine_translation is machine translation. */
export const wordsOf = (code: Cell | undefined): string => String(code ?? "").replaceAll("_", " ");
export const columnTitle = (table: TableName, column: string): string => data.schemas[table].columns[column]?.title ?? column;
