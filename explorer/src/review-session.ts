// What a person decided, kept in the browser, and the rows that they go through.

import { columnTitle, data, find, idOf, participantsOfEvent, rowsInArticle, rowsOf, type AnyRow, type Cell, type TableName } from "./package-data";

export const VERDICTS = { a: "agree", d: "disagree", u: "unsure" } as const;
export type Verdict = (typeof VERDICTS)[keyof typeof VERDICTS];
export type Cells = Record<string, Cell>;
export interface Decision { verdict?: Verdict; remark?: string; corrections?: Cells; day: string }
export type AddableTable = "quotes" | "person_mentions" | "event_mentions" | "events" | "event_participants";
/** A row that the annotation lacks: its words, and the cells that the person gives it. */
export interface AddedRow {
  id: string;
  number: number;
  table: AddableTable;
  seen: { article_id: string; text: string; text_start: number; text_end: number };
  cells: Cells;
  day: string;
  remark?: string;
}
export interface QueueItem { table: TableName; row: AnyRow; id: string; added?: AddedRow }
interface Review { reviewer: string; rows: Record<string, Decision>; added: AddedRow[] }

/** The cells of an added row: those that it needs, and others. Its words are offsets of the selection. */
export const ADDED_CELLS: Record<AddableTable, { needed: string[]; others: string[] }> = {
  quotes: { needed: ["quote_kind"], others: ["speaker_id"] },
  person_mentions: { needed: ["person_id"], others: [] },
  event_mentions: { needed: ["event_id", "modality"], others: ["is_negated"] },
  events: { needed: ["label", "modality"], others: ["is_negated", "plover_type"] },
  event_participants: { needed: ["event_id", "role", "participant_kind"], others: [] },
};

/** The columns of an added row that it needs; a participant needs a person or a name, as its kind demands. */
export function neededColumns({ table, cells }: AddedRow): string[] {
  const { needed } = ADDED_CELLS[table];
  if (table !== "event_participants" || !("participant_kind" in cells)) return needed;
  return [...needed, cells.participant_kind === "person" ? "person_id" : "name"];
}

/** What an added row still lacks: titles of columns, or a recipient where the type of an event needs one. */
export function missingParts(row: AddedRow): string[] {
  const columns = neededColumns(row).filter((column) => !(column in row.cells)).map((column) => columnTitle(row.table, column).toLowerCase());
  const needsRecipient = row.table === "events" && data.types_with_recipient.includes(String(row.cells.plover_type));
  const hasRecipient = review.added.some(({ table, cells }) => table === "event_participants" && cells.event_id === `new-${row.number}` && cells.role === "recipient");
  return needsRecipient && !hasRecipient ? [...columns, "a participant that is its recipient"] : columns;
}
export const isComplete = (row: AddedRow): boolean => missingParts(row).length === 0;

/** Parts that are reviewed one by one, beside the articles. */
export const PARTS_BESIDE: Record<string, string> = { ":people": "People", ":events": "Events and their participants" };

// The pages of several articles are reviewed one by one.
const STORE = ["ordrett review of", data.name, data.version, ...(data.home ? rowsOf("articles").map((article) => article.article_id) : [])].join(" ");
export const review: Review = { reviewer: "", rows: {}, added: [], ...readStored() };

/** The rows of the part that is reviewed; `part` is null where no review goes on. */
export const session: { part: string | null; queue: QueueItem[]; index: number } = { part: null, queue: [], index: 0 };

/** Work is kept in the browser where it allows that; a page opened from disk may not be allowed. */
function readStored(): Partial<Review> {
  try {
    return (JSON.parse(localStorage.getItem(STORE) ?? "{}") ?? {}) as Partial<Review>;
  } catch {
    return {};
  }
}

export function keepReview(): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(review));
  } catch {
    // Without storage the work lasts until the page is closed; saving it as a file still works.
  }
}

/** The rows of a part: an article in the order of its text, the people, or the events, each followed by its participants. */
export function queueOf(part: string): QueueItem[] {
  const item = (table: TableName, row: AnyRow): QueueItem => ({ table, row, id: `${table}/${idOf(table, row)}` });
  if (part === ":people") return rowsOf("people").map((row) => item("people", row));
  if (part === ":events") return rowsOf("events").flatMap((row) => [item("events", row), ...participantsOfEvent(row.event_id).map((participant) => item("event_participants", participant))]);
  const inText = (["quotes", "person_mentions", "event_mentions", "fact_checks"] as const).flatMap((table) => rowsInArticle(table, part).map((row) => item(table, row)));
  const added = review.added.filter(({ seen }) => seen.article_id === part).map((row): QueueItem => ({ table: row.table, row: { ...row.seen, ...row.cells }, id: row.id, added: row }));
  return [...inText, ...added].sort((a, b) => Number(a.row.text_start) - Number(b.row.text_start) || Number(b.row.text_end) - Number(a.row.text_end));
}

export const isDone = ({ id, added }: QueueItem): boolean => (added ? isComplete(added) : review.rows[id]?.verdict !== undefined);

/** Begin a part at its first row that is not decided. */
export function beginPart(part: string): void {
  const queue = queueOf(part);
  Object.assign(session, { part, queue, index: Math.max(0, queue.findIndex((item) => !isDone(item))) });
}

/** Make the queue anew, with one of its rows as the current one. */
export function refreshQueue(id: string): void {
  keepReview();
  session.queue = queueOf(session.part ?? "");
  session.index = Math.max(0, session.queue.findIndex((item) => item.id === id));
}

export function step(by: number): void {
  session.index = Math.min(Math.max(session.index + by, 0), session.queue.length - 1);
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** Keep what the person says of a row. */
export function note(id: string, change: { [K in keyof Decision]?: Decision[K] | undefined }): void {
  const decision = { ...review.rows[id], ...change, day: today() };
  review.rows[id] = Object.fromEntries(Object.entries(decision).filter(([, value]) => value !== undefined)) as unknown as Decision;
  keepReview();
}

/** Keep a verdict on the current row, and go on to the next. */
export function decide(verdict: Verdict): void {
  const item = session.queue[session.index];
  if (!item || item.added) return;
  note(item.id, { verdict });
  step(1);
}

/** Correct cells of a row, or (undefined) take a correction back; who corrects a row disagrees with it. */
export function correct(id: string, changes: Record<string, Cell | undefined>): void {
  const corrections = withChanges(review.rows[id]?.corrections ?? {}, changes);
  const isCorrected = Object.keys(corrections).length > 0;
  note(id, { corrections: isCorrected ? corrections : undefined, verdict: isCorrected ? "disagree" : review.rows[id]?.verdict });
}

/** Add a row for some words of an article; returns its id. */
export function addRow(table: AddableTable, seen: AddedRow["seen"]): string {
  const number = 1 + Math.max(0, ...review.added.map((row) => row.number));
  const id = `${table}/new-${number}`;
  review.added.push({ id, number, table, seen, cells: {}, day: today() });
  return id;
}

export function changeAdded(row: AddedRow, changes: Record<string, Cell | undefined>): void {
  // A participant is a person or has a name, as its kind demands.
  const taken = "participant_kind" in changes ? { person_id: undefined, name: undefined } : {};
  row.cells = withChanges(row.cells, { ...taken, ...changes });
  keepReview();
}

function withChanges(cells: Cells, changes: Record<string, Cell | undefined>): Cells {
  return Object.fromEntries(Object.entries({ ...cells, ...changes }).filter(([, value]) => value !== undefined)) as Cells;
}

/** Remove an added row; mentions and participants of an added event go with it. */
export function removeAdded({ id }: AddedRow): void {
  const key = id.slice(id.indexOf("/") + 1);
  review.added = review.added.filter((row) => row.id !== id && !(id.startsWith("events/") && row.cells.event_id === key));
}

/** Events that a mention can be of: those of the package, and those that the person added, by the keys of both. */
export const eventChoices = (): { value: string; label: string }[] => [
  ...review.added.filter(({ table }) => table === "events").map(({ number, cells, seen }) => ({ value: `new-${number}`, label: `new: ${cells.label ?? seen.text}` })),
  ...rowsOf("events").map((row) => ({ value: row.event_id, label: row.label })).sort((a, b) => a.label.localeCompare(b.label)),
];
export const eventLabel = (eventId: Cell | undefined): string | undefined => find("events", eventId)?.label;
