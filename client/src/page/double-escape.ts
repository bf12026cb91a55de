// Esc twice means "away from here". Not while an input method composes, shortly after it did, or in a dialog, where Esc has another meaning.
const together = 700;
const settling = 1000;

export interface EscapePress {
  key: string;
  keyCode: number;
  isComposing: boolean;
  repeat: boolean;
  timeStamp: number;
}

export class DoubleEscape {
  private first = Number.NEGATIVE_INFINITY;
  private endedAt = Number.NEGATIVE_INFINITY;

  compositionEnded(at: number): void {
    this.endedAt = at;
    this.first = Number.NEGATIVE_INFINITY;
  }

  /** True when this press is the second of two. */
  press(event: EscapePress, inDialog: boolean): boolean {
    const counts = event.key === "Escape" && !event.isComposing && event.keyCode !== 229 && !event.repeat
      && !inDialog && event.timeStamp - this.endedAt >= settling;
    const second = counts && event.timeStamp - this.first <= together;
    this.first = counts && !second ? event.timeStamp : Number.NEGATIVE_INFINITY;
    return second;
  }
}
