// A review as a file of W3C Web Annotations.

import { download } from "./controls";
import { data, find, findAny, keyOf, type AnyRow, type TableName } from "./package-data";
import { isComplete, review, type AddedRow, type Decision } from "./review-session";
import { fold } from "./fold";

const textualBody = (purpose: string, value: string) => ({ type: "TextualBody", purpose, value });

/** The review; `seen` are the cells that each annotation is about. */
function reviewAnnotations(): object {
  const decided = Object.entries(review.rows).filter(([, decision]) => decision.verdict).sort(([a], [b]) => (a < b ? -1 : 1));
  const items = [...decided.map(([id, decision]) => assessment(id, decision)), ...review.added.map(description)];
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "AnnotationCollection",
    label: `Review of ${data.title} (version ${data.version})`,
    creator: { type: "Person", name: review.reviewer.trim() },
    total: items.length,
    first: { type: "AnnotationPage", items },
  };
}

function assessment(id: string, { verdict, remark, corrections, day }: Decision): object {
  const [table, key] = [id.slice(0, id.indexOf("/")) as TableName, id.slice(id.indexOf("/") + 1)];
  const row = findAny(table, key) ?? {};
  const body = [
    textualBody("assessing", verdict ?? ""),
    ...(remark ? [textualBody("commenting", remark)] : []),
    ...(corrections ? [{ type: "Dataset", purpose: "editing", value: corrections }] : []),
  ];
  return { id, type: "Annotation", motivation: "assessing", created: day, body, target: targetOf(table, row), seen: row };
}

function description({ id, table, seen, cells, day, remark }: AddedRow): object {
  const value = { text_start: seen.text_start, text_end: seen.text_end, ...cells };
  const body = [{ type: "Dataset", purpose: "describing", value }, ...(remark ? [textualBody("commenting", remark)] : [])];
  return { id, type: "Annotation", motivation: "describing", created: day, body, target: targetOf(table, seen), seen };
}

/** The words of the article that a row stands for, or else the row of its table. */
function targetOf(table: TableName, row: AnyRow | AddedRow["seen"]): string | object {
  if (row.text_start == null) return `dataset/${table}.csv#${keyOf(table)}=${encodeURIComponent(String((row as AnyRow)[keyOf(table)]))}`;
  const selector = [
    { type: "TextPositionSelector", start: row.text_start, end: row.text_end },
    { type: "TextQuoteSelector", exact: row.text },
  ];
  return { source: find("articles", row.article_id)?.path ?? row.article_id, selector };
}

/** Offer the review as a file, or go to what it lacks: a cell of an added row, or the name of the reviewer. */
export function saveReview(): void {
  const incomplete = review.added.find((row) => !isComplete(row));
  const reviewer = review.reviewer.trim();
  if (incomplete) {
    location.hash = `#review/${encodeURIComponent(incomplete.seen.article_id)}`;
  } else if (!reviewer) {
    location.hash = "#review";
    document.getElementById("reviewer")?.focus();
  } else {
    const name = fold(reviewer).replace(/[^a-z0-9]+/g, "-");
    download(`review-${name}.json`, `${JSON.stringify(reviewAnnotations(), null, 1)}\n`, "application/json");
  }
}
