// Elements, made from text alone: nothing in a package becomes markup.

export type Child = Node | string | number | boolean | null | undefined | readonly Child[];
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** Make an HTML element; `on...` attributes are listeners, children that are null or false are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes, ...children: Child[]): HTMLElementTagNameMap[K] {
  return fill(document.createElement(name), attributes, children);
}

/** Make an SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes, ...children: Child[]): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...nodesOf(children));
  return element;
}

/** What can be appended of children, in one list. */
export function nodesOf(children: Child): (Node | string)[] {
  if (Array.isArray(children)) return children.flatMap(nodesOf);
  if (children instanceof Node) return [children];
  return children === null || children === undefined || typeof children === "boolean" ? [] : [String(children)];
}

/** The value of the field that an event comes from. */
export const fieldValue = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;

/** Whether a key was pressed in a field, where it is a character. */
export const isTyping = (event: KeyboardEvent): boolean => event.target instanceof Element && event.target.matches("input, select, textarea");
