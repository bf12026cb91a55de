// Tells a screen reader what is new: gathered, politely, and only while wanted.
import { say } from "./words.ts";

const gather = 2_500;
const longest = 160;
const muted = "peercircle-muted";

class Announcer extends HTMLElement {
  private waiting: string[] = [];
  private timer = 0;

  connectedCallback(): void {
    this.setAttribute("role", "status");
    const wish = document.querySelector<HTMLInputElement>("#announce");
    if (!wish) return;
    wish.checked = sessionStorage.getItem(muted) === null;
    wish.addEventListener("change", () => {
      if (wish.checked) sessionStorage.removeItem(muted);
      else sessionStorage.setItem(muted, "1");
    });
  }

  /** Something new, in plain words. */
  tell(text: string): void {
    if (sessionStorage.getItem(muted) !== null) return;
    this.waiting.push(text.length > longest ? `${text.slice(0, longest)}…` : text);
    this.timer ||= window.setTimeout(() => this.speak(), gather);
  }

  private speak(): void {
    this.timer = 0;
    const [first, ...others] = this.waiting.splice(0);
    this.textContent = others.length === 0 ? (first ?? "") : say("several-new", others.length + 1);
  }
}

customElements.define("pc-announcer", Announcer);

export const announce = (text: string): void => document.querySelector<Announcer>("pc-announcer")?.tell(text);
