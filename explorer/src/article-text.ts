// Places in the texts: offsets of the tables count code points, the strings of JavaScript count UTF-16 units.

import { data } from "./package-data";

const unitOffsets = new Map<string, number[] | null>();

/** The offset in UTF-16 units of an offset in code points. */
export function toUnits(articleId: string, offset: number): number {
  if (!unitOffsets.has(articleId)) unitOffsets.set(articleId, computeOffsets(data.texts[articleId] ?? ""));
  return unitOffsets.get(articleId)?.[offset] ?? offset;
}

/** The offset in code points of an offset in UTF-16 units. */
export const toCodePoints = (articleId: string, units: number): number => [...(data.texts[articleId] ?? "").slice(0, units)].length;

/** Words of an article by offsets in code points. */
export const textOf = (articleId: string, start: number, end: number): string =>
  (data.texts[articleId] ?? "").slice(toUnits(articleId, start), toUnits(articleId, end));

/** The UTF-16 offset of every code point; null where both are the same. */
function computeOffsets(text: string): number[] | null {
  if (!/[\ud800-\udfff]/.test(text)) return null;
  const offsets = [0];
  let units = 0;
  for (const character of text) offsets.push((units += character.length));
  return offsets;
}
