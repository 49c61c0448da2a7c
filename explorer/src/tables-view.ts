// Every table: sorted, filtered, each cell leading to its evidence; to be taken away as CSV or as polars code.

import { addressWith, readAddress } from "./address";
import { chooser, copyButton, download } from "./controls";
import { fieldValue, h, nodesOf, type Child } from "./elements";
import { data, idOf, NOUNS, rowsOf, tableNames, type AnyRow, type Cell, type TableName } from "./package-data";
import { openPanel } from "./row-panel";
import { CONDITIONS, matchingRows, polarsCode, toCsv, type Query } from "./table-query";

const PAGE_ROWS = 100;
const MAX_CELL_LENGTH = 120;

/** What the address asks of a table. */
function readQuery(): Query {
  const { argument, filters } = readAddress();
  const table = tableNames.find((name) => name === argument) ?? "quotes";
  const columns = Object.keys(data.schemas[table].columns);
  const column = (name: string): string => columns.find((candidate) => candidate === filters.get(name)) ?? "";
  const condition = CONDITIONS.find((candidate) => candidate === filters.get("is")) ?? "contains";
  return { table, columns, column: column("column"), condition, text: filters.get("text") ?? "", sort: column("sort"), descending: filters.get("order") === "descending" };
}

export function tablesView(): Child {
  const query = readQuery();
  const { table, columns } = query;
  const body = h("div", { class: "grid" });
  let page = 0;
  const turn = (by: number): void => {
    page += by;
    drawBody();
  };
  const drawBody = (): void => body.replaceChildren(...nodesOf(gridBody(query, page, turn)));
  /** Filter as somebody types, and keep the address up to date without a new entry of the history for each letter. */
  const changeText = (text: string): void => {
    query.text = text;
    history.replaceState(null, "", addressWith({ text }));
    page = 0;
    drawBody();
  };
  const change = (name: string) => (value: string) => (location.hash = addressWith({ [name]: value }));
  const hasNoText = query.condition.includes("empty");
  drawBody();
  return [
    h("h1", {}, data.schemas[table].title),
    h(
      "div",
      { class: "filters" },
      chooser({ id: "table", label: "Table", options: tableNames, current: table, onChange: (value) => (location.hash = `#tables/${value}`) }),
      chooser({ id: "column", label: "Column", options: columns.map((name) => ({ value: name, label: name })), current: query.column, all: "any column", onChange: change("column") }),
      chooser({ id: "condition", label: "Condition", options: CONDITIONS, current: query.condition, onChange: change("is") }),
      !hasNoText && h("label", { class: "chooser" }, h("span", {}, "Words"), h("input", { id: "words", type: "search", value: query.text, oninput: (event) => changeText(fieldValue(event)) })),
      copyButton("Copy as polars code", () => polarsCode(query)),
      h("button", { type: "button", class: "quiet", onclick: () => download(`${table}.csv`, toCsv(columns, matchingRows(query)), "text/csv") }, "Download as CSV"),
    ),
    body,
  ];
}

function gridBody(query: Query, page: number, turn: (by: number) => void): Child {
  const { table, columns } = query;
  const rows = matchingRows(query);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const shown = rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  return [
    h("p", { class: "note", "aria-live": "polite" }, `${rows.length} of ${rowsOf(table).length} rows`),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": `Table ${table}` },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, columns.map((column) => columnHeader(query, column)))),
        h("tbody", {}, shown.map((row) => h("tr", {}, columns.map((column) => h("td", {}, gridCell(table, row, column)))))),
      ),
    ),
    pages > 1 && h(
      "p",
      { class: "pages" },
      h("button", { type: "button", disabled: page === 0, onclick: () => turn(-1) }, "Previous"),
      ` page ${page + 1} of ${pages} `,
      h("button", { type: "button", disabled: page === pages - 1, onclick: () => turn(1) }, "Next"),
    ),
  ];
}

function columnHeader({ table, sort, descending }: Query, column: string): HTMLElement {
  const isSorted = column === sort;
  const order = isSorted && !descending ? "descending" : "";
  const sortBy = (): string => (location.hash = addressWith({ sort: column, order }));
  return h(
    "th",
    { scope: "col", "aria-sort": isSorted ? (descending ? "descending" : "ascending") : "none" },
    h("button", { id: `sort-${column}`, type: "button", title: data.schemas[table].columns[column]?.description, onclick: sortBy }, column, isSorted && (descending ? " ↓" : " ↑")),
  );
}

/** A cell opens its row, with its own evidence first; a row of evidence opens the row that it supports. */
function gridCell(table: TableName, row: AnyRow, column: string): Child {
  const value = row[column] ?? null;
  if (value === null) return h("span", { class: "null", title: "null" }, "–");
  const text = String(value);
  const label = text.length > MAX_CELL_LENGTH ? `${text.slice(0, MAX_CELL_LENGTH)}…` : text;
  const open = openerOf(table, row, column);
  return open ? h("button", { type: "button", class: text.length > 40 ? "cell long" : "cell", onclick: open }, label) : label;
}

function openerOf(table: TableName, row: AnyRow, column: string): (() => void) | null {
  const text = (cell: Cell | undefined): string => String(cell ?? "");
  if ("target_table" in row) return () => openPanel(text(row.target_table) as TableName, text(row.target_id), text(row.target_column));
  return NOUNS[table] ? () => openPanel(table, idOf(table, row), column) : null;
}
