// What a person decided: kept in the browser, and saved as a file of W3C Web Annotations.

const STORE = `ordrett review of ${data.name} ${data.version}`;
const review = { reviewer: "", rows: {}, added: [], ...readStored() };

/** Work is kept in the browser where it allows that; a page opened from disk may not be allowed. */
function readStored() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function keepReview() {
  try {
    localStorage.setItem(STORE, JSON.stringify(review));
  } catch {
    // Without storage the work lasts until the page is closed; saving it as a file still works.
  }
}

/** The review as W3C Web Annotations; `seen` are the cells that it is about. */
function reviewAnnotations() {
  const items = Object.entries(review.rows).filter(([, said]) => said.verdict).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, said]) => {
    const [table, key] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
    const row = find(table, key);
    const body = [{ type: "TextualBody", purpose: "assessing", value: said.verdict }];
    if (said.remark) body.push({ type: "TextualBody", purpose: "commenting", value: said.remark });
    if (said.corrections) body.push({ type: "Dataset", purpose: "editing", value: said.corrections });
    return { id, type: "Annotation", motivation: "assessing", created: said.day, body, target: targetOf(table, row), seen: row };
  });
  for (const { id, table, seen, cells, day, remark } of review.added) {
    const body = [{ type: "Dataset", purpose: "describing", value: { text_start: seen.text_start, text_end: seen.text_end, ...cells } }];
    if (remark) body.push({ type: "TextualBody", purpose: "commenting", value: remark });
    items.push({ id, type: "Annotation", motivation: "describing", created: day, body, target: targetOf(table, seen), seen });
  }
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationCollection", label: `Review of ${data.title} (version ${data.version})`, creator: { type: "Person", name: review.reviewer.trim() }, total: items.length, first: { type: "AnnotationPage", items } };
}

/** The words of the article that a row stands for, or else the row of its table. */
function targetOf(table, row) {
  if (row.text_start == null) return `dataset/${table}.csv#${keyOf(table)}=${encodeURIComponent(row[keyOf(table)])}`;
  const selector = [{ type: "TextPositionSelector", start: row.text_start, end: row.text_end }, { type: "TextQuoteSelector", exact: row.text }];
  return { source: find("articles", row.article_id).path ?? row.article_id, selector };
}

function saveReview() {
  const incomplete = review.added.find(({ table, cells }) => !isComplete(table, cells));
  if (incomplete) {
    location.hash = `#review/${encodeURIComponent(incomplete.seen.article_id)}`;
    return;
  }
  if (!review.reviewer.trim()) {
    location.hash = "#review";
    main.querySelector("input")?.focus();
    return;
  }
  const name = fold(review.reviewer.trim()).replace(/[^a-z0-9]+/g, "-");
  download(`review-${name}.json`, `${JSON.stringify(reviewAnnotations(), null, 1)}\n`, "application/json");
}
