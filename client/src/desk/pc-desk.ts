// The desk, kept up to date: the queue in its order, and a word when the case one is reading has changed.
import { Connection } from "../channel/connection.ts";
import { part } from "../page/part.ts";
import type { CaseView } from "../wire.ts";
import { fill, order } from "./rows.ts";
import { pressed, withoutTyping } from "./keys.ts";

class PcDesk extends HTMLElement {
  private readonly connection = new Connection({ enter: () => this.enter(), state: (state) => { this.dataset.state = state; } });

  connectedCallback(): void {
    document.addEventListener("keydown", (event) => this.key(event));
    this.keepChoiceOfKeys();
    if (new URLSearchParams(location.search).has("state")) return;
    this.connection.on<CaseView>("CaseChanged", (one) => this.take(one));
    void this.connection.keep();
  }

  private async enter(): Promise<void> {
    const open = await this.connection.invoke<CaseView[]>("EnterDesk");
    const known = new Set(open.map((one) => one.id));
    for (const row of this.rows) if (!known.has(row.dataset.id!)) row.remove();
    for (const one of open) this.take(one);
  }

  private take(one: CaseView): void {
    const list = part(this, "cases");
    const old = this.rows.find((row) => row.dataset.id === one.id);
    // What the page already shows stays as it is: it was rendered in the language of the page.
    if (old && Number(old.dataset.version) >= one.version) return;
    if (one.state === "open") {
      const row = old ?? this.blank();
      fill(row, one);
      if (!old) list.append(row);
      // Only a row out of its place is moved: focus stays where it is.
      const next = this.rows.filter((other) => other !== row).find((other) => order(other, row) > 0) ?? null;
      if (row.nextElementSibling !== next) list.insertBefore(row, next);
    } else {
      old?.remove();
    }
    part(this, "none").hidden = this.rows.length > 0;
    if (one.id === this.dataset.open && one.version > Number(this.dataset.version)) part(this, "changed").hidden = false;
  }

  private blank(): HTMLElement {
    const template = this.querySelector<HTMLTemplateElement>("#case-template")!;
    return (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>(".case-row")!;
  }

  private get rows(): HTMLElement[] {
    return [...part(this, "cases").querySelectorAll<HTMLElement>(".case-row")];
  }

  private key(event: KeyboardEvent): void {
    if (!withoutTyping(event) || !document.querySelector<HTMLInputElement>("#desk-keys")?.checked) return;
    if (event.key === "j" || event.key === "k") this.move(event.key === "j" ? 1 : -1);
    else if (!pressed(this, event.key)) return;
    event.preventDefault();
  }

  private move(by: number): void {
    const links = this.rows.map((row) => row.querySelector("a")!);
    const at = links.findIndex((link) => link === document.activeElement || link.getAttribute("aria-current") === "page" && !links.includes(document.activeElement as HTMLAnchorElement));
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }

  private keepChoiceOfKeys(): void {
    const wish = this.querySelector<HTMLInputElement>("#desk-keys");
    if (!wish) return;
    wish.checked = sessionStorage.getItem("peercircle-desk-keys") !== "off";
    wish.addEventListener("change", () => sessionStorage.setItem("peercircle-desk-keys", wish.checked ? "on" : "off"));
  }
}

customElements.define("pc-desk", PcDesk);
