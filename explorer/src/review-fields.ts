// The fields with which a reviewer corrects a cell, or fills the cells of a row that they add.

import { textOf } from "./article-text";
import { chooser } from "./controls";
import { fieldValue, h, type Child } from "./elements";
import { selectedOffsets } from "./highlights";
import { columnTitle, data, personName, rowsOf, type Cell, type TableName } from "./package-data";
import { eventChoices, type Cells } from "./review-session";

type Choice = { value: string; label: string } | string;
const NO_CODE = "none"; // no code at all

/** The cells of each table that can be corrected by choosing a value. */
export const CORRECTABLE: Partial<Record<TableName, string[]>> = {
  quotes: ["quote_kind", "speaker_id"],
  person_mentions: ["person_id"],
  event_mentions: ["modality", "is_negated"],
  fact_checks: ["verdict", "aspect"],
  events: ["plover_type", "plover_mode"],
};

const people = (): Choice[] => rowsOf("people").map((row) => ({ value: row.person_id, label: personName(row.person_id) })).sort((a, b) => a.label.localeCompare(b.label));
const codes = (column: string): Choice[] => Object.keys(data.codes[column] ?? {});
const CHOICES: Record<string, () => Choice[]> = {
  speaker_id: people,
  person_id: people,
  event_id: eventChoices,
  is_negated: () => [{ value: "false", label: "no" }, { value: "true", label: "yes" }],
  plover_mode: () => [NO_CODE, ...codes("plover_mode")],
};

// The cells whose value is written, and what to write.
const WRITTEN: Record<string, { hint: string; placeholder: string }> = {
  label: { hint: "a short sentence in English", placeholder: "Russia annexes Crimea" },
  name: { hint: "in English, or the selected words", placeholder: "Wagner Group" },
};

const NO_DATE = { date_start: undefined, date_end: undefined, date_anchor_start: undefined, date_anchor_end: undefined };

/** What changes cells: undefined takes a value back. */
type Change = (changes: Record<string, Cell | undefined>) => void;

/** A field for a cell; the value of a select is a code, a key, or whether something is so. */
export function cellField(table: TableName, column: string, cells: Cells, change: Change): HTMLElement {
  const label = columnTitle(table, column);
  const current = column in cells ? String(cells[column] ?? NO_CODE) : "";
  const written = WRITTEN[column];
  if (written) {
    const field = h("input", { id: `cell-${column}`, value: current, placeholder: written.placeholder, onchange: (event) => change({ [column]: fieldValue(event).trim() || undefined }) });
    return h("label", { class: "chooser" }, h("span", {}, `${label}, ${written.hint}`), field);
  }
  const read = (value: string): Cell | undefined => (value === "" ? undefined : value === NO_CODE ? null : column === "is_negated" ? value === "true" : value);
  const options = (CHOICES[column] ?? (() => codes(column)))();
  return chooser({ id: `cell-${column}`, label, options, current, all: "", onChange: (value) => change({ [column]: read(value) }) });
}

/** A button that takes the selected words; what is selected stays so. */
export function selectionButton(label: string, use: (offsets: { text_start: number; text_end: number }) => void, attributes = {}): HTMLElement {
  const take = (): void => {
    const offsets = selectedOffsets();
    if (offsets) use(offsets);
  };
  return h("button", { type: "button", class: "quiet", ...attributes, onmousedown: (event) => event.preventDefault(), onclick: take }, label);
}

/** A button that makes the selected words those of a cell, and the words that it has now. */
export function wordsField(articleId: string, label: string, name: string, cells: Cells, change: Change): HTMLElement {
  const [start, end] = [cells[`${name}_start`], cells[`${name}_end`]];
  const button = selectionButton(label, ({ text_start, text_end }) => change({ [`${name}_start`]: text_start, [`${name}_end`]: text_end }));
  return h("p", {}, button, " ", typeof start === "number" && typeof end === "number" && h("q", {}, textOf(articleId, start, end)));
}

/** Fields for the date of a mention: the date, the words that give it, and the date from which they count. */
export function dateFields(articleId: string, cells: Cells, change: Change): Child {
  const changeDate = (event: Event): void => {
    const value = fieldValue(event).trim();
    if (value && value !== NO_CODE) change({ date: value });
    else change({ ...NO_DATE, date: value ? null : undefined });
  };
  const value = "date" in cells ? (cells.date ?? NO_CODE) : "";
  return [
    h("label", { class: "chooser" }, h("span", {}, `Date as EDTF, or ${NO_CODE}`), h("input", { id: "cell-date", placeholder: "2022-03-11", value, onchange: changeDate })),
    typeof cells.date === "string" && [
      wordsField(articleId, "Selected words give the date", "date", cells, change),
      wordsField(articleId, "Selected words are the date they count from", "date_anchor", cells, change),
    ],
  ];
}
