// The package: its tables as lists of objects, looked up by key, and its texts.

const data = JSON.parse(document.getElementById("data").textContent);

/** Name of a row of each table, as in the address of the page: #quote/001.q05. */
const NOUNS = {
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
const TABLE_OF = Object.fromEntries(Object.entries(NOUNS).map(([table, noun]) => [noun, table]));

const tables = Object.fromEntries(
  Object.entries(data.tables).map(([name, { columns, rows }]) => [
    name,
    rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))),
  ]),
);
const keyOf = (table) => data.schemas[table].key[0];
const indexes = Object.fromEntries(
  Object.keys(NOUNS).map((table) => [table, new Map((tables[table] ?? []).map((row) => [row[keyOf(table)], row]))]),
);
const find = (table, id) => indexes[table]?.get(id);

/** Group rows by what `key` gives for each. */
function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const value = key(row);
    if (value === null || value === undefined) continue;
    if (groups.has(value)) groups.get(value).push(row);
    else groups.set(value, [row]);
  }
  return groups;
}

const byArticle = Object.fromEntries(
  ["quotes", "person_mentions", "event_mentions", "fact_checks"].map((table) => [
    table,
    groupBy(tables[table], (row) => row.article_id),
  ]),
);
const evidenceByRow = groupBy(tables.evidence, (row) => `${row.target_table} ${row.target_id}`);
const evidenceOf = (table, id) => evidenceByRow.get(`${table} ${id}`) ?? [];
const mentionsByEvent = groupBy(tables.event_mentions, (row) => row.event_id);
const participantsByEvent = groupBy(tables.event_participants, (row) => row.event_id);
const checksByEvent = groupBy(tables.fact_checks, (row) => row.event_id);
const checksByQuote = groupBy(tables.fact_checks, (row) => row.quote_id);

const canonicalOf = (personId) => find("people", personId)?.canonical_id ?? personId;
const peopleByCanonical = groupBy(tables.people, (row) => row.canonical_id);
const quotesByPerson = groupBy(tables.quotes, (row) => row.speaker_id && canonicalOf(row.speaker_id));
const namesByPerson = groupBy(tables.person_mentions, (row) => canonicalOf(row.person_id));

const outletOf = (articleId) => {
  const article = find("articles", articleId);
  return article?.outlet ?? article?.publisher ?? articleId;
};
const headlineOf = (articleId) => find("articles", articleId)?.headline ?? articleId;

// Offsets of the tables count code points; the strings of JavaScript count UTF-16 units.
const unitOffsets = new Map();
function toUnits(articleId, offset) {
  if (!unitOffsets.has(articleId)) {
    const text = data.texts[articleId];
    const offsets = /[\ud800-\udfff]/.test(text) ? [0] : null;
    if (offsets) for (const character of text) offsets.push(offsets[offsets.length - 1] + character.length);
    unitOffsets.set(articleId, offsets);
  }
  const offsets = unitOffsets.get(articleId);
  return offsets ? offsets[offset] : offset;
}

/** The citation of a row, as `ordrett cite ROW` prints it. */
function citationOf(table, row) {
  const { tokens, citations } = data;
  const forms = citations[row.article_id ?? ""] ?? citations[""];
  const template = row.text_start != null && forms.span ? forms.span : forms.row;
  return template
    .replace(tokens.table, table)
    .replaceAll(tokens.row, row[keyOf(table)])
    .replace(tokens.start, row.text_start)
    .replace(tokens.end, row.text_end);
}

const linkTo = (table, id) => `#${NOUNS[table]}/${encodeURIComponent(id)}`;
const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (code) => (code ?? "").replaceAll("_", " ");
