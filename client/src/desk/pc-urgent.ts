// On every page of staff: a calm bar while someone may need a person and nobody has taken it. Said once, and again while it lasts.
import { Connection } from "../channel/connection.ts";
import { part } from "../page/part.ts";

const again = 120_000;

class PcUrgent extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const connection = Connection.kept ?? new Connection({ enter: () => Promise.resolve(), state: () => undefined });
    connection.on<{ waiting: number }>("Urgent", ({ waiting }) => this.show(waiting > 0));
    void connection.keep();
    this.show(!this.hidden);
  }

  private show(asked: boolean): void {
    clearInterval(this.timer);
    const line = part(this, "line");
    const sentence = this.querySelector("template")!.content.textContent!;
    if (!asked) line.textContent = "";
    // A status that stays the same is not said: only what changes is.
    else if (this.hidden || line.textContent === "") line.textContent = sentence;
    this.hidden = !asked;
    if (asked) this.timer = window.setInterval(() => { line.textContent = ""; setTimeout(() => { line.textContent = sentence; }, 100); }, again);
  }
}

customElements.define("pc-urgent", PcUrgent);
