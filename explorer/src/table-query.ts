// Which rows of a table are wanted, in which order; as rows, as CSV, and as code that gives the same.

import { rowsOf, type AnyRow, type Cell, type TableName } from "./package-data";

export const CONDITIONS = ["contains", "equals", "is empty", "is not empty"] as const;
export interface Query {
  table: TableName;
  columns: string[];
  column: string; // "" for any
  condition: (typeof CONDITIONS)[number];
  text: string;
  sort: string; // "" for the order of the package
  descending: boolean;
}

/** The rows that are wanted, in their order. */
export function matchingRows({ table, columns, column, condition, text, sort, descending }: Query): AnyRow[] {
  const searched = column ? [column] : columns;
  const wanted = text.toLowerCase();
  const tests: Record<Query["condition"], (cell: Cell) => boolean> = {
    contains: (cell) => cell !== null && String(cell).toLowerCase().includes(wanted),
    equals: (cell) => cell !== null && String(cell).toLowerCase() === wanted,
    "is empty": (cell) => cell === null,
    "is not empty": (cell) => cell !== null,
  };
  const rows: AnyRow[] = rowsOf(table);
  const kept = text || condition.includes("empty") ? rows.filter((row) => searched.some((name) => tests[condition](row[name] ?? null))) : rows;
  if (!sort) return kept;
  const sign = descending ? -1 : 1;
  return [...kept].sort((a, b) => compareNulls(a[sort], b[sort]) || sign * compareCells(a[sort], b[sort]));
}

/** Null comes last in either order. */
const compareNulls = (a: Cell | undefined, b: Cell | undefined): number => Number(a == null) - Number(b == null);

function compareCells(a: Cell | undefined, b: Cell | undefined): number {
  if (a == null || b == null || a === b) return 0;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareCodePoints(String(a), String(b));
}

/** Compare as polars does, by code points: surrogates come after all other UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    if (a[index] !== b[index]) return rank(a.charCodeAt(index)) - rank(b.charCodeAt(index));
  }
  return a.length - b.length;
}

export function toCsv(columns: readonly string[], rows: readonly AnyRow[]): string {
  const quote = (value: string): string => (/["\n\r,]|^$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => columns.map((column) => (row[column] == null ? "" : quote(String(row[column])))));
  return [columns, ...lines].map((cells) => `${cells.join(",")}\n`).join("");
}

/** Code in Python that gives the same rows in the same order. */
export function polarsCode({ table, column, condition, text, sort, descending }: Query): string {
  const cells = column ? `pl.col(${JSON.stringify(column)})` : "pl.all()";
  const literal = JSON.stringify(text.toLowerCase());
  const lower = `${cells}.cast(pl.String).str.to_lowercase()`;
  const conditions: Record<Query["condition"], string> = {
    contains: `${lower}.str.contains(${literal}, literal=True)`,
    equals: `${lower} == ${literal}`,
    "is empty": `${cells}.is_null()`,
    "is not empty": `${cells}.is_not_null()`,
  };
  const lines = ["import polars as pl", "", `rows = pl.read_parquet("dataset/${table}.parquet")`];
  if (text || condition.includes("empty")) lines.push(`rows = rows.filter(${column ? conditions[condition] : `pl.any_horizontal(${conditions[condition]})`})`);
  if (sort) lines.push(`rows = rows.sort(${JSON.stringify(sort)}, descending=${descending ? "True" : "False"}, nulls_last=True, maintain_order=True)`);
  return `${lines.join("\n")}\n`;
}
