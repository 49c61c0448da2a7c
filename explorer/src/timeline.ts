// How an event is drawn: a shape for how sure it is that it happened, and a bar as long as its date is uncertain.

import { h, svg } from "./elements";
import type { Row } from "./package-data";

type Factuality = Row<"events">["factuality"];
const BAR_WIDTH = 120;
const MIN_WIDTH = 6;

const MEANINGS: Record<Factuality, string> = {
  asserted: "told by an article in its own voice",
  alleged: "told by a source",
  foretold: "predicted or planned",
  hypothetical: "only imagined",
  denied: "only denied",
};
const SHAPES: Record<Factuality, () => SVGElement> = {
  asserted: () => svg("circle", { cx: 8, cy: 8, r: 6, class: "solid" }),
  alleged: () => svg("path", { d: "M8 1 L15 8 L8 15 L1 8 Z", class: "outline" }),
  foretold: () => svg("path", { d: "M2 2 L14 8 L2 14 Z", class: "outline dashed" }),
  hypothetical: () => svg("circle", { cx: 8, cy: 8, r: 6, class: "outline dashed" }),
  denied: () => svg("path", { d: "M3 3 L13 13 M13 3 L3 13", class: "outline" }),
};

/** A shape for each factuality, so that no colour is needed to tell them apart. */
export const glyph = (factuality: Factuality): SVGElement =>
  svg("svg", { class: `glyph ${factuality}`, viewBox: "0 0 16 16", role: "img", "aria-label": factuality }, SHAPES[factuality]());

export function legend(): HTMLElement {
  const sample = svg("svg", { viewBox: "0 0 40 16", class: "sample fades-out", "aria-hidden": "true" }, bar(4, 40, "asserted"));
  return h(
    "ul",
    { class: "legend" },
    (Object.keys(MEANINGS) as Factuality[]).map((code) => h("li", {}, glyph(code), h("strong", {}, code), ` ${MEANINGS[code]}`)),
    h("li", {}, sample, h("strong", {}, "bar"), " as long as the date is uncertain; it fades where the end is open"),
  );
}

/** The days on which an event may have happened, within a year. */
export function timeBar(factuality: Factuality, from: string | null, to: string | null, year: string): SVGElement {
  const day = (date: string): number => (Date.parse(date) - Date.parse(`${year}-01-01`)) / 86400000;
  const scale = (days: number): number => Math.max(0, Math.min(BAR_WIDTH, (days / 366) * BAR_WIDTH));
  const start = Math.min(from ? scale(day(from)) : 0, BAR_WIDTH - MIN_WIDTH);
  const end = Math.max(to ? scale(day(to) + 1) : BAR_WIDTH, start + MIN_WIDTH);
  const goesOn = !to || to.slice(0, 4) > year;
  const axis = svg("line", { x1: 0, x2: BAR_WIDTH, y1: 8, y2: 8, class: "axis" });
  // Where an end is open the bar reaches the edge, and the edge fades.
  const fading = [!from && "fades-in", goesOn && "fades-out"].filter(Boolean).join(" ");
  return svg("svg", { class: `bar ${fading}`, viewBox: `0 0 ${BAR_WIDTH} 16`, "aria-hidden": "true" }, axis, bar(start, end, factuality));
}

/** What is not asserted is only outlined. */
const bar = (start: number, end: number, factuality: Factuality): SVGElement =>
  svg("rect", { x: start, width: end - start, y: 3, height: 10, rx: 2, class: `span ${factuality}` });
