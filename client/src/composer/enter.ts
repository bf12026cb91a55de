// What Enter means in the box. An input method confirms a conversion with Enter, and browsers tell so in three ways.
export interface Press {
  key: string;
  keyCode: number;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  timeStamp: number;
}

/** Safari reports the confirming Enter after compositionend, as an ordinary one. */
const confirming = 100;

export class Enter {
  private endedAt = Number.NEGATIVE_INFINITY;

  compositionEnded(at: number): void {
    this.endedAt = at;
  }

  /** True while this key press belongs to an input method. */
  composes(press: Pick<Press, "isComposing" | "keyCode" | "timeStamp">): boolean {
    return press.isComposing || press.keyCode === 229 || press.timeStamp - this.endedAt < confirming;
  }

  /** True when this key press sends the text. Ctrl or Command with Enter always does; plain Enter where the person wants it. */
  sends(press: Press, preferred: "send" | "line", touch: boolean): boolean {
    if (press.key !== "Enter" || this.composes(press)) return false;
    if (press.ctrlKey || press.metaKey) return true;
    return preferred === "send" && !touch && !press.shiftKey;
  }
}
