// Filters of the rows that a view shows. They stand in the address, and each choice says how many rows it leaves.

import { addressWith, readAddress } from "./address";
import { chooser } from "./controls";
import { fieldValue, h } from "./elements";
import type { Cell } from "./package-data";
import { fold } from "./fold";
import { find, knownOutlet, wordsOf } from "./package-data";

/** Something by which rows can be chosen; a row may have several values of it, or none. */
export interface Facet<R> { name: string; label: string; valuesOf: (row: R) => readonly (string | null | undefined)[]; isAlwaysShown?: true }
export interface Period { from: string | null; to: string | null } // null where the period is open
type PeriodOf<R> = (row: R) => Period | null; // null where nothing is known

const MAX_CHOICES = 300;
const MAX_PROPOSALS = 20;
export const NOT_YET = "not yet";
export const reviewFacet: Facet<{ reviewed: string | null }> = { name: "reviewed", label: "Reviewed", isAlwaysShown: true, valuesOf: (row) => [row.reviewed ?? NOT_YET] };
export const agreementFacet: Facet<{ agreement: string | null }> = { name: "agreement", label: "Annotators", valuesOf: (row) => [row.agreement] };
export const outletFacet: Facet<{ article_id: string }> = { name: "outlet", label: "Outlet", valuesOf: (row) => [knownOutlet(row.article_id)] };
export const languageFacet: Facet<{ article_id: string }> = { name: "language", label: "Language", valuesOf: (row) => [find("articles", row.article_id)?.language] };

/** The rows that the address asks for, and the controls with which to ask for others. */
export function filterRows<R>(rows: readonly R[], facets: readonly Facet<R>[], periodOf?: PeriodOf<R>): { kept: R[]; bar: HTMLElement } {
  const { filters } = readAddress();
  const period = parsePeriod(filters.get("when") ?? "");
  const inPeriod = rows.filter((row) => !period || !periodOf || overlaps(periodOf(row), period));
  const wanted = facets.map((facet) => ({ facet, value: filters.get(facet.name) ?? "" }));
  const passes = (row: R, except?: Facet<R>): boolean =>
    wanted.every(({ facet, value }) => !value || facet === except || facet.valuesOf(row).some((candidate) => candidate === value));
  const choosers = wanted.map(({ facet, value }) => facetChooser(facet, value, inPeriod.filter((row) => passes(row, facet))));
  const bar = h("div", { class: "filters" }, choosers, periodOf && periodField(filters.get("when") ?? ""));
  return { kept: inPeriod.filter((row) => passes(row)), bar };
}

/** A select with the values of a facet that occur, unless all rows have the same. */
function facetChooser<R>(facet: Facet<R>, current: string, rows: readonly R[]): HTMLElement | null {
  const counts = new Map<string, number>(current ? [[current, 0]] : []);
  for (const row of rows) {
    for (const value of new Set(facet.valuesOf(row))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (!current && !facet.isAlwaysShown && (counts.size === 0 || (counts.size === 1 && [...counts.values()][0] === rows.length))) return null;
  const onChange = (value: string): string => (location.hash = addressWith({ [facet.name]: value }));
  if (counts.size > MAX_CHOICES) return manyChoices(facet.name, facet.label, [...counts.keys()], current, onChange);
  const values = [...counts].sort(([a], [b]) => a.localeCompare(b));
  const options = values.map(([value, count]) => ({ value, label: `${wordsOf(value)} (${count})` }));
  return chooser({ id: `filter-${facet.name}`, label: facet.label, options, current, all: "all", onChange });
}

/** A field that proposes values; a select of thousands is slow, and nobody scrolls through it. */
function manyChoices(name: string, label: string, values: readonly string[], current: string, onChange: (value: string) => void): HTMLElement {
  const list = h("datalist", { id: `values-${name}` });
  const propose = (typed: string): void => {
    const matching = values.filter((value) => fold(value).includes(fold(typed))).slice(0, MAX_PROPOSALS);
    list.replaceChildren(...matching.map((value) => h("option", { value })));
  };
  const field = h("input", {
    id: `filter-${name}`, type: "search", list: list.id, value: current, placeholder: `${values.length} choices`,
    oninput: () => propose(field.value),
    onchange: () => onChange(field.value.trim()),
  });
  return h("label", { class: "chooser" }, h("span", {}, label), field, list);
}

function periodField(current: string): HTMLElement {
  const isWrong = current !== "" && !parsePeriod(current);
  return h(
    "label",
    { class: "chooser" },
    h("span", {}, isWrong ? "Date: a year, month or day" : "Date"),
    h("input", { id: "filter-when", value: current, size: 12, placeholder: "2022-03", "aria-invalid": isWrong && "true", onchange: (event) => (location.hash = addressWith({ when: fieldValue(event).trim() })) }),
  );
}

/** The bounds of a year, a month, a day, or of two of them with a slash between; null for anything else. */
function parsePeriod(text: string): { from: string; to: string } | null {
  const date = /^\d{4}(-\d{2}(-\d{2})?)?$/;
  const [start = "", end = start] = text.split("/");
  if (!date.test(start) || !date.test(end)) return null;
  return { from: start + "-01-01".slice(start.length - 4), to: end + "-12-31".slice(end.length - 4) };
}

const overlaps = (known: Period | null, wanted: { from: string; to: string }): boolean =>
  known !== null && (known.from ?? "") <= wanted.to && (known.to ?? "9999") >= wanted.from;

/** A period as two columns of a table give it; null where both are empty. */
export const periodOfColumns = (from: Cell | undefined, to: Cell | undefined): Period | null =>
  from == null && to == null ? null : { from: from == null ? null : String(from), to: to == null ? null : String(to) };
