// Every table: sorted, filtered, each cell leading to its evidence; to be taken away as CSV or as polars code.

const PAGE_ROWS = 100;
const grid = { table: "quotes", sort: null, descending: false, text: "", column: "", page: 0 };

function tablesView(table) {
  if (table && data.tables[table] && table !== grid.table) Object.assign(grid, { table, sort: null, descending: false, text: "", column: "", page: 0 });
  const columns = data.tables[grid.table].columns;
  const body = h("div", { class: "grid" });
  const update = () => body.replaceChildren(...gridBody(columns, update));
  update();
  return [
    h("h1", {}, data.schemas[grid.table].title),
    h("div", { class: "filters" },
      chooserOf("Table", Object.keys(data.tables), grid.table, (value) => (location.hash = `#tables/${value}`)),
      h("label", { class: "chooser" }, h("span", {}, "Rows with"), h("input", { type: "search", value: grid.text, oninput: (event) => { grid.text = event.target.value; grid.page = 0; update(); } })),
      chooser("in column", columns, grid.column, (value) => { grid.column = value; grid.page = 0; update(); }),
      copyButton("Copy as polars code", polarsCode),
      h("button", { type: "button", class: "quiet", onclick: () => download(`${grid.table}.csv`, toCsv(columns, gridRows())) }, "Download as CSV")),
    body,
  ];
}

const chooserOf = (label, values, current, onChange) =>
  h("label", { class: "chooser" }, h("span", {}, label), h("select", { onchange: (event) => onChange(event.target.value) }, values.map((value) => h("option", { value, selected: value === current }, words(value)))));

/** The rows that are shown, in their order. */
function gridRows() {
  const columns = grid.column ? [grid.column] : data.tables[grid.table].columns;
  const wanted = grid.text.toLowerCase();
  const rows = tables[grid.table].filter((row) => !wanted || columns.some((column) => row[column] !== null && cellText(row[column]).toLowerCase().includes(wanted)));
  if (!grid.sort) return rows;
  const sign = grid.descending ? -1 : 1;
  const missing = (row) => row[grid.sort] === null;
  return [...rows].sort((a, b) => missing(a) - missing(b) || sign * compareCells(a[grid.sort], b[grid.sort]));
}

const cellText = (value) => String(value);
const compareCells = (a, b) => (a === b ? 0 : typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1);

function gridBody(columns, update) {
  const rows = gridRows();
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const schema = data.schemas[grid.table];
  const sortBy = (column) => {
    grid.descending = grid.sort === column && !grid.descending;
    grid.sort = column;
    update();
  };
  const header = columns.map((column) => h("th", { scope: "col", "aria-sort": grid.sort === column ? (grid.descending ? "descending" : "ascending") : "none" },
    h("button", { type: "button", title: schema.columns[column].description, onclick: () => sortBy(column) }, column, grid.sort === column ? (grid.descending ? " ↓" : " ↑") : "")));
  const turn = (by) => { grid.page += by; update(); };
  return [
    h("p", { class: "note", "aria-live": "polite" }, `${rows.length} of ${tables[grid.table].length} rows`),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table ${grid.table}` },
      h("table", {}, h("thead", {}, h("tr", {}, header)),
        h("tbody", {}, rows.slice(grid.page * PAGE_ROWS, (grid.page + 1) * PAGE_ROWS).map((row) => h("tr", {}, columns.map((column) => h("td", {}, gridCell(row, column)))))))),
    pages > 1 ? h("p", { class: "pages" },
      h("button", { type: "button", disabled: grid.page === 0, onclick: () => turn(-1) }, "Previous"),
      ` page ${grid.page + 1} of ${pages} `,
      h("button", { type: "button", disabled: grid.page === pages - 1, onclick: () => turn(1) }, "Next")) : null,
  ].filter(Boolean);
}

/** A cell opens its row, with its own evidence first; a row of evidence opens the row that it supports. */
function gridCell(row, column) {
  const value = row[column];
  if (value === null) return h("span", { class: "null", title: "null" }, "–");
  const text = cellText(value);
  const label = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  const open = grid.table === "evidence" ? () => openPanel(row.target_table, row.target_id, row.target_column) : NOUNS[grid.table] ? () => openPanel(grid.table, row[keyOf(grid.table)], column) : null;
  return open ? h("button", { type: "button", class: text.length > 40 ? "cell long" : "cell", onclick: open }, label) : label;
}

function toCsv(columns, rows) {
  const quote = (value) => (value === null ? "" : /["\n\r,]|^$/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((row) => row.map(quote).join(",")).join("\n") + "\n";
}

/** Code that gives the same rows in the same order. */
function polarsCode() {
  const lines = ["import polars as pl", "", `rows = pl.read_parquet("dataset/${grid.table}.parquet")`];
  const literal = JSON.stringify(grid.text.toLowerCase());
  const contains = (column) => `pl.col(${JSON.stringify(column)}).cast(pl.String).str.to_lowercase().str.contains(${literal}, literal=True)`;
  if (grid.text && grid.column) lines.push(`rows = rows.filter(${contains(grid.column)})`);
  else if (grid.text) lines.push(`rows = rows.filter(pl.any_horizontal(pl.all().cast(pl.String).str.to_lowercase().str.contains(${literal}, literal=True)))`);
  if (grid.sort) lines.push(`rows = rows.sort(${JSON.stringify(grid.sort)}, descending=${grid.descending ? "True" : "False"}, nulls_last=True, maintain_order=True)`);
  return `${lines.join("\n")}\n`;
}
