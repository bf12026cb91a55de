/** The element that carries `data-part="name"` inside `root`; the page's markup promises that it is there. */
export function part<T extends HTMLElement = HTMLElement>(root: ParentNode, name: string): T {
  const found = root.querySelector<T>(`[data-part="${name}"]`);
  if (!found) throw new Error(`The page has no part "${name}".`);
  return found;
}

/** The same where the part may be missing. */
export const maybe = <T extends HTMLElement = HTMLElement>(root: ParentNode, name: string): T | null =>
  root.querySelector<T>(`[data-part="${name}"]`);
