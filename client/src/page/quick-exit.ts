// Leave at once: the button, or Esc twice. The page is blank before anything is sent; the session is locked on the server.
import { DoubleEscape } from "./double-escape.ts";

class QuickExit extends HTMLElement {
  private readonly keys = new DoubleEscape();

  connectedCallback(): void {
    this.addEventListener("submit", (event) => this.leave(event));
    document.addEventListener("compositionend", (event) => this.keys.compositionEnded(event.timeStamp), true);
    document.addEventListener("keydown", (event) => {
      if (this.keys.press(event, document.querySelector("dialog[open]") !== null)) this.leave(event);
    }, true);
  }

  private leave(event: Event): void {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = " ";
    const form = this.querySelector("form")!;
    // A form's own request would keep this page in sight until the server answers.
    void fetch(form.action, { method: "POST", body: new URLSearchParams(), keepalive: true, redirect: "manual" }).catch(() => undefined);
    location.replace(this.dataset.to!);
  }
}

customElements.define("pc-quick-exit", QuickExit);
