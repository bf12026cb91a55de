// A card for someone whose words sound heavy. The page brings its markup; the server decides when and with what.
import type { Helpline, SupportCard } from "../wire.ts";
import { part } from "./part.ts";
import { say } from "./words.ts";

class SupportCardElement extends HTMLElement {
  show(card: SupportCard): void {
    this.scrollIntoView({ block: "nearest" });
    if (isShown(card)) return;
    const blank = this.querySelector("template")!.content.cloneNode(true) as DocumentFragment;
    part(blank, "title").textContent = card.title;
    part(blank, "text").textContent = card.text;
    part(blank, "standing").textContent = card.standing?.text ?? "";
    part<HTMLSelectElement>(blank, "region").value = card.region;
    part<HTMLSelectElement>(blank, "language").value = card.language;
    part<HTMLButtonElement>(blank, "choose").value = card.kind;
    part(blank, "emergency").textContent = card.emergency;
    this.repeat(part(blank, "helplines"), card.helplines, (row, line) => {
      part(row, "name").textContent = line.name;
      part(row, "channel").textContent = say(`way-${line.channel}`);
      part(row, "hours").textContent = line.note ? `${line.hours} · ${line.note}` : line.hours;
      const reach = part<HTMLAnchorElement>(row, "reach");
      const address = addressOf(line);
      reach.hidden = address === undefined;
      reach.textContent = line.number ?? (line.url ? new URL(line.url).host.replace("www.", "") : "");
      reach.href = address ?? "";
    });
    this.repeat(part(blank, "barriers"), card.barriers, (row, barrier) => {
      part(row, "question").textContent = barrier.question;
      part(row, "answer").textContent = barrier.answer;
    });
    const section = blank.querySelector("section")!;
    Object.assign(section, { lang: card.language }).dataset.card = keyOf(card);
    for (const old of document.querySelectorAll("section[data-card]")) old.remove();
    this.append(blank);
    this.hidden = false;
    this.scrollIntoView({ block: "nearest" });
    this.say(card);
  }

  /** One polite announcement: the heading, and how it stands. What else is there can be read. */
  private say(card: SupportCard): void {
    const said = document.querySelector<HTMLElement>("#support-said")!;
    said.lang = card.language;
    said.textContent = [card.title, card.standing?.text].filter(Boolean).join(". ");
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

const keyOf = (card: SupportCard): string => `${card.kind}|${card.standing?.state ?? ""}`;
const isShown = (card: SupportCard): boolean => document.querySelector<HTMLElement>("section[data-card]")?.dataset.card === keyOf(card);

function addressOf({ channel, number, url }: Helpline): string | undefined {
  const digits = number?.replace(/[^\d+]/g, "") ?? "";
  if (url) return url;
  return channel === "text" ? `sms:${digits}` : channel === "phone" ? `tel:${digits}` : undefined;
}

customElements.define("pc-support-card", SupportCardElement);

export const support = (card: SupportCard | undefined): void => {
  if (card) document.querySelector<SupportCardElement>("pc-support-card")?.show(card);
};
