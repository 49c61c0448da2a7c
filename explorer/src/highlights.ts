// What is marked in the article that is shown, by the CSS Custom Highlight API.

import { toCodePoints, toUnits } from "./article-text";
import type { AnyRow, Cell, Row, TextTable } from "./package-data";

interface Layer { name: string; label: string; table: TextTable; isIn: (row: AnyRow) => boolean }
export interface Mark { layer: string; table: TextTable; row: AnyRow & { text_start: number; text_end: number } }
interface Paragraph { start: number; end: number; node: Text } // in UTF-16 units
interface ShownArticle { articleId: string | null; marks: Mark[]; paragraphs: Paragraph[] }

/** Layers in the order of their priority: the last is drawn on top. */
export const LAYERS: readonly Layer[] = [
  { name: "event-mentions", label: "Events", table: "event_mentions", isIn: () => true },
  { name: "quotes-indirect", label: "Indirect quotes", table: "quotes", isIn: (row) => row.quote_kind === "indirect" },
  { name: "quotes-direct", label: "Direct quotes", table: "quotes", isIn: (row) => row.quote_kind !== "indirect" },
  { name: "names", label: "Names", table: "person_mentions", isIn: () => true },
];
const PRIORITIES = { selected: 20, cue: 25, source: 25, trigger: 25, evidence: 30 };
const hiddenLayers = new Set<string>();
let shown: ShownArticle = { articleId: null, marks: [], paragraphs: [] };

export const shownArticle = (): string | null => shown.articleId;
export const isLayerHidden = (name: string): boolean => hiddenLayers.has(name);

/** Say which article is shown, and which rows of it are to be marked. */
export function setShownArticle(articleId: string | null, marks: Mark[] = []): void {
  shown = { articleId, marks, paragraphs: [] };
}

/** Say where some characters of the article stand on the page. */
export function addParagraph(start: number, node: Text): void {
  shown.paragraphs.push({ start, end: start + node.data.length, node });
}

export function toggleLayer(name: string, isShown: boolean): void {
  if (isShown) hiddenLayers.delete(name);
  else hiddenLayers.add(name);
  drawMarks();
}

/** A range of the page for characters of the article; null if they are not in its text. */
function rangeOf(start: number, end: number): Range | null {
  if (shown.articleId === null) return null;
  const [first, last] = [toUnits(shown.articleId, start), toUnits(shown.articleId, end)];
  const from = shown.paragraphs.find((paragraph) => paragraph.end > first);
  const to = shown.paragraphs.findLast((paragraph) => paragraph.start < last);
  if (!from || !to || to.start < from.start) return null;
  const range = new Range();
  range.setStart(from.node, Math.max(0, first - from.start));
  range.setEnd(to.node, Math.min(to.end - to.start, last - to.start));
  return range;
}

/** Mark the rows of the article, and nothing else. */
export function drawMarks(): void {
  if (!window.CSS?.highlights) return;
  CSS.highlights.clear();
  if (!shown.paragraphs.length) return;
  for (const [priority, { name }] of LAYERS.entries()) {
    if (hiddenLayers.has(name)) continue;
    const ranges = shown.marks.filter(({ layer }) => layer === name).map(({ row }) => rangeOf(row.text_start, row.text_end));
    const highlight = new Highlight(...ranges.filter((range) => range !== null));
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}

/** Mark the words of a row above all others, and what in the sentence is its evidence. */
export function emphasiseRow(row: AnyRow): void {
  emphasise("selected", row.text_start, row.text_end, true);
  for (const name of ["cue", "source", "trigger"] as const) emphasise(name, row[`${name}_start`], row[`${name}_end`], false);
}

/** Mark the words of a piece of evidence, and bring them into view. */
export const emphasiseEvidence = (item: Row<"evidence">): void => emphasise("evidence", item.text_start, item.text_end, true);

function emphasise(name: keyof typeof PRIORITIES, start: Cell | undefined, end: Cell | undefined, scroll: boolean): void {
  const range = typeof start === "number" && typeof end === "number" ? rangeOf(start, end) : null;
  if (!range || !window.CSS?.highlights) return;
  const highlight = new Highlight(range);
  highlight.priority = PRIORITIES[name];
  CSS.highlights.set(name, highlight);
  const box = range.getBoundingClientRect();
  if (scroll && (box.top < 80 || box.bottom > innerHeight - 40)) scrollTo({ top: scrollY + box.top - innerHeight / 3 });
}

/** The marks at a place of the window, the shortest first. */
export function marksAt(x: number, y: number): Mark[] {
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? range?.startContainer;
  const paragraph = shown.paragraphs.find((candidate) => candidate.node === node);
  const articleId = shown.articleId;
  if (!paragraph || articleId === null) return [];
  const offset = paragraph.start + (caret?.offset ?? range?.startOffset ?? 0);
  const length = ({ row }: Mark): number => row.text_end - row.text_start;
  return shown.marks
    .filter(({ layer, row }) => !hiddenLayers.has(layer) && toUnits(articleId, row.text_start) <= offset && offset <= toUnits(articleId, row.text_end))
    .sort((a, b) => length(a) - length(b));
}

/** The offsets of the words that are selected in the article, in code points; null if none are. */
export function selectedOffsets(): { text_start: number; text_end: number } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || shown.articleId === null) return null;
  const range = selection.getRangeAt(0);
  // A selection may begin or end in an element instead of its text, as where a paragraph is clicked three times.
  const parts = shown.paragraphs.filter(({ node }) => range.intersectsNode(node)).map(({ start, node }) => ({
    start: start + (node === range.startContainer ? range.startOffset : 0),
    end: start + (node === range.endContainer ? range.endOffset : node.data.length),
  })).filter(({ start, end }) => end > start);
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? { text_start: toCodePoints(shown.articleId, first.start), text_end: toCodePoints(shown.articleId, last.end) } : null;
}
