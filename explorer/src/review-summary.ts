// What a reviewer must see of a row to judge it.

import { h, type Child } from "./elements";
import {
  columnTitle, evidenceOf, find, groupBy, idOf, linkTo, mentionsOfEvent, namesOfPerson, outletOf, personName, wordsOf, type AnyRow, type Row, type TableName,
} from "./package-data";
import { cellValue, evidenceItem } from "./row-panel";
import { eventLabel } from "./review-session";

/** Terms and values of a description list. */
export function reviewSummary(table: TableName, row: AnyRow): Child {
  return summaryOf(table, row).map(([term, value]) => [h("dt", {}, term), h("dd", {}, value ?? "nobody named")]);
}

function summaryOf(table: TableName, row: AnyRow): [string, Child][] {
  const event = eventLabel(row.event_id);
  switch (table) {
    case "quotes":
      return [["Speaker", row.speaker_name_en ?? row.speaker_name], ["Kind", row.quote_kind]];
    case "person_mentions":
      return [["Person", personName(String(row.person_id))]];
    case "fact_checks":
      return [["Claim about", event ?? "no event"], ["Aspect", wordsOf(row.aspect ?? "none")], ["Verdict", wordsOf(row.verdict)], ["Explanation", row.explanation], ["Sources", evidenceOf(table, idOf(table, row)).map(evidenceItem)]];
    case "people":
      return [...cellsWithEvidence(table, row, "name", "name_en", "description", "wikidata_id"), ["Named in", wordings("person_mentions", namesOfPerson(String(row.canonical_id)))]];
    case "events":
      return [...cellsWithEvidence(table, row, "plover_type", "plover_mode", "place", "part_of"), ["Mentioned in", wordings("event_mentions", mentionsOfEvent(String(row.event_id)))]];
    case "event_participants":
      return [["Event", event], ...cellsWithEvidence(table, row, "role", "participant_kind", "name", "person_id")];
    default:
      return [["Event", event], ["Modality", `${wordsOf(row.modality)}${row.is_negated ? ", negated" : ""}`], ["Date", row.date ?? "none"], ["Type", wordsOf(find("events", row.event_id)?.plover_type ?? "none")]];
  }
}

/** Cells of a row that are not empty, each with its evidence. */
function cellsWithEvidence(table: TableName, row: AnyRow, ...columns: string[]): [string, Child][] {
  const evidence = groupBy(evidenceOf(table, idOf(table, row)), (item) => item.target_column);
  return columns.filter((column) => row[column] !== null).map((column) => [columnTitle(table, column), [cellValue(table, column, row[column] ?? null), evidence.get(column)?.map(evidenceItem)]]);
}

/** Links to mentions, one for each wording in each article. */
function wordings<T extends "person_mentions" | "event_mentions">(table: T, mentions: readonly Row<T>[]): HTMLElement {
  const groups = groupBy(mentions, (row) => `${row.article_id} ${row.text ?? idOf(table, row)}`);
  return h("ul", {}, [...groups.values()].map(([first, ...more]) => first && h(
    "li",
    {},
    h("a", { href: linkTo(table, idOf(table, first)) }, first.text ?? idOf(table, first)),
    h("span", { class: "note" }, ` ${outletOf(first.article_id)}${more.length ? `, ${more.length + 1} times` : ""}`),
  )));
}
