// Single keys of the desk. They mean nothing while someone writes, or while an input method composes.
const writing = "textarea, select, input:not([type=radio], [type=checkbox])";

export function withoutTyping(event: KeyboardEvent): boolean {
  const at = event.target instanceof Element ? event.target : null;
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing && event.keyCode !== 229 && !at?.closest(writing);
}

/** Does what the key is marked for on the page; false when it is for nothing. */
export function pressed(root: ParentNode, key: string): boolean {
  if (!/^[a-z1-9]$/.test(key)) return false;
  const meant = root.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!meant) return false;
  meant.focus();
  if (!meant.matches("textarea, select, input[type=number]")) meant.click();
  return true;
}
