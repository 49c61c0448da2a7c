// The address of the page: #VIEW/ARGUMENT?FILTERS, or #quote/ROW for a row, also with a slash before it. Whoever has it
// sees the same.

interface Address { head: string; argument: string; filters: URLSearchParams }

export function readAddress(): Address {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [head = "", ...rest] = path.split("/").map(decode);
  return { head, argument: rest.join("/"), filters: new URLSearchParams(query) };
}

/** The part of an address as text; what is not encoded rightly stays as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The present address with other values of some filters; an empty value removes a filter. */
export function addressWith(changes: Record<string, string>): string {
  const [path = ""] = (location.hash || "#articles").split("?");
  const { filters } = readAddress();
  for (const [name, value] of Object.entries(changes)) {
    if (value) filters.set(name, value);
    else filters.delete(name);
  }
  return filters.size ? `${path}?${filters}` : path;
}

export const viewAddress = (view: string, filters: Record<string, string>): string => `#${view}?${new URLSearchParams(filters)}`;
