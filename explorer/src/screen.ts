// The main part of the page, and where one gets back to from a row.

import { h, nodesOf, type Child } from "./elements";
import { setShownArticle } from "./highlights";

export const main = document.getElementById("main") as HTMLElement;
/** The view that is drawn, and the address to which a row is left. */
export const route = { view: "", row: "", back: "#articles" };

/** Show a view that is no article. */
export function showView(content: Child): void {
  setShownArticle(null);
  replaceView(content);
}

/** Put a view into the page; a field that had the focus and is there again keeps it. */
export function replaceView(content: Child): void {
  const focused = document.activeElement?.id;
  main.replaceChildren(...nodesOf(content));
  if (focused && main.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused)?.focus();
}

export const showMissing = (what: string, id: string): void => showView([h("h1", {}, `No such ${what}`), h("p", {}, id)]);
