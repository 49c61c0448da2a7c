// Long lists, a portion at a time.

import { h } from "./elements";

/** Show some items, and a button for more; `add` puts one on the page. */
export function inPortions<R>(items: readonly R[], container: HTMLElement, add: (item: R) => void): HTMLElement[] {
  const portion = 200;
  let drawn = 0;
  const more = h("button", { type: "button", onclick: () => addPortion() });
  const addPortion = (): void => {
    items.slice(drawn, drawn + portion).forEach(add);
    drawn = Math.min(drawn + portion, items.length);
    more.hidden = drawn === items.length;
    more.textContent = `Show ${Math.min(portion, items.length - drawn)} more of ${items.length - drawn}`;
  };
  addPortion();
  return [container, more];
}

/** A list of items, with a button for more of them. */
export function listInPortions<R>(items: readonly R[], list: HTMLElement, draw: (item: R) => Node): HTMLElement[] {
  return inPortions(items, list, (item) => list.append(draw(item)));
}
