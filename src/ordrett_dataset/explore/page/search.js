// Search that does not mind diacritics: Kastus finds Kastuś, and Oster finds Øster.

const LETTERS = { ø: "o", æ: "ae", å: "a", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i" };

/** Lower case without diacritics. */
const fold = (text) =>
  String(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øæåłđðþßı]/g, (letter) => LETTERS[letter]);

const SEARCHED = {
  quotes: ["quote_id", "text", "speaker_name", "speaker_name_en", "source"],
  people: ["person_id", "name", "name_en", "description"],
  events: ["event_id", "label", "place"],
  articles: ["article_id", "headline", "outlet"],
  event_mentions: ["event_mention_id", "text"],
  external_sources: ["external_source_id", "title", "publisher", "excerpt"],
};
const MAX_RESULTS = 60;

const haystacks = Object.entries(SEARCHED).flatMap(([table, columns]) =>
  tables[table].map((row) => ({ table, row, text: fold(columns.map((column) => row[column] ?? "").join(" \n")) })),
);

/** The rows in which every word of a query occurs. */
function search(query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return wanted.length ? haystacks.filter(({ text }) => wanted.every((word) => text.includes(word))) : [];
}

function searchView(query) {
  const found = search(query);
  const shown = found.slice(0, MAX_RESULTS);
  const groups = groupBy(shown, ({ table }) => table);
  return [
    h("h1", {}, found.length === 1 ? "1 row found" : `${found.length} rows found`),
    shown.length < found.length && h("p", { class: "note" }, `The first ${MAX_RESULTS} are shown; add a word.`),
    [...groups].map(([table, hits]) => [
      h("h2", {}, data.schemas[table].title),
      h("ul", { class: "results" }, hits.map(({ row }) => h("li", {}, rowLink(table, row)))),
    ]),
  ];
}

/** A link to a row that shows what it says. */
function rowLink(table, row) {
  const says = {
    quotes: () => [h("q", {}, row.text), ` — ${row.speaker_name ?? "nobody named"}`],
    people: () => [row.name, row.description && h("span", { class: "note" }, ` ${row.description}`)],
    events: () => [row.label, h("span", { class: "note" }, ` ${words(row.factuality)}`)],
    articles: () => [row.headline ?? row.article_id, h("span", { class: "note" }, ` ${row.outlet ?? ""}`)],
    event_mentions: () => [row.text ?? row.event_mention_id],
    external_sources: () => [row.title ?? row.external_source_id],
  };
  return h("a", { href: linkTo(table, row[keyOf(table)]) }, says[table] ? says[table]() : row[keyOf(table)]);
}
