// Keeps an unfinished text on the server: nothing is left on a shared device.
import { call } from "../page/api.ts";

const calm = 1_200;

export class Draft {
  private timer = 0;
  private kept: string;
  private text: string;

  constructor(private readonly channelId: string, text: string) {
    this.kept = this.text = text;
    addEventListener("pagehide", () => this.keep(true));
  }

  changed(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.keep(), calm);
  }

  /** The text was taken: the server has let go of the draft, or does so now. */
  sent(): void {
    clearTimeout(this.timer);
    this.text = "";
    this.keep();
  }

  private keep(leaving = false): void {
    clearTimeout(this.timer);
    if (this.text === this.kept) return;
    const text = this.text;
    const address = `/api/channels/${this.channelId}/draft`;
    const done = text === "" ? call("DELETE", address, undefined, leaving) : call("PUT", address, { text }, leaving);
    // Not reached: the text is still in the box, and the next change tries again.
    done.then(() => { this.kept = text; }, () => undefined);
  }
}
