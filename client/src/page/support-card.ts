// A card for someone whose words sound heavy. The page brings its markup; the server decides when and with what.
import type { SupportCard } from "../wire.ts";
import { part } from "./part.ts";

class SupportCardElement extends HTMLElement {
  show(card: SupportCard): void {
    const blank = this.querySelector("template")!.content.cloneNode(true) as DocumentFragment;
    part(blank, "title").textContent = card.title;
    part(blank, "text").textContent = card.text;
    part(blank, "emergency").textContent = card.emergency;
    this.repeat(part(blank, "helplines"), card.helplines, (row, line) => {
      part(row, "name").textContent = line.name;
      part(row, "hours").textContent = line.note ? `${line.hours} · ${line.note}` : line.hours;
      const reach = part<HTMLAnchorElement>(row, "reach");
      reach.textContent = line.number ?? line.url ?? "";
      const address = line.url ?? addressOf(line.channel, line.number ?? "");
      if (address) reach.href = address;
      part(row, "channel").textContent = line.channel;
    });
    this.repeat(part(blank, "barriers"), card.barriers, (row, barrier) => {
      part(row, "question").textContent = barrier.question;
      part(row, "answer").textContent = barrier.answer;
    });
    this.querySelector("section")?.remove();
    this.append(blank);
    this.hidden = false;
    this.scrollIntoView({ block: "nearest" });
  }

  private repeat<T>(list: HTMLElement, items: T[], fill: (row: HTMLElement, item: T) => void): void {
    const model = list.firstElementChild as HTMLElement;
    list.replaceChildren(...items.map((item) => {
      const row = model.cloneNode(true) as HTMLElement;
      fill(row, item);
      return row;
    }));
  }
}

function addressOf(channel: string, number: string): string {
  const digits = number.replace(/[^\d+]/g, "");
  if (channel === "text") return `sms:${digits}`;
  return channel === "phone" ? `tel:${digits}` : "";
}

customElements.define("pc-support-card", SupportCardElement);

export const support = (card: SupportCard | undefined): void => {
  if (card) document.querySelector<SupportCardElement>("pc-support-card")?.show(card);
};
