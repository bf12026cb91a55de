// Where the reader stands in the conversation. Mostly it scrolls by itself and counts from its end; on a low screen the whole page scrolls.
const close = 160;

export class Scroll {
  constructor(private readonly area: HTMLElement) {}

  /** True when the newest words are in sight, or nearly. */
  get atEnd(): boolean {
    if (this.scrollsItself) return this.area.scrollTop > -close;
    return document.documentElement.scrollHeight - innerHeight - scrollY < close;
  }

  toEnd(): void {
    if (this.scrollsItself) this.area.scrollTop = 0;
    else scrollTo({ top: document.documentElement.scrollHeight });
  }

  private get scrollsItself(): boolean {
    return getComputedStyle(this.area).overflowY === "auto";
  }
}
