// A message's element: filled from the page's template, and read back from what the server rendered.
import { kinds, type Counts, type Kind, type MessageView } from "../wire.ts";
import { maybe, part } from "../page/part.ts";
import { say } from "../page/words.ts";
import { fillBody } from "./body.ts";
import { shapeOf } from "./shape.ts";

export interface Reader { me: string; place: string }

const editable = 15 * 60_000;

export function build(message: MessageView, reader: Reader, waits: boolean): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>("#message-template")!;
  const item = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>(".message")!;
  item.id = `m-${message.id}`;
  Object.assign(item.dataset, {
    id: message.id, version: message.version, position: message.position, author: message.author.id, state: message.state,
  });
  fillHead(item, message);
  fillText(item, message);
  part(item, "waiting").hidden = !waits;
  fillTools(item, message, reader, waits);
  showReactions(item, message.reactions, []);
  return item;
}

function fillHead(item: HTMLElement, message: MessageView): void {
  const { outline, hue, turn } = shapeOf(message.author.id);
  const shape = item.querySelector(".shape")!;
  shape.setAttribute("class", `shape shape-${hue} turn-${turn}`);
  shape.querySelector("use")!.setAttribute("href", `#outline-${outline}`);
  part(item, "name").textContent = message.author.nickname;
  part(item, "role").textContent = message.author.role === "member" ? "" : say(`role-${message.author.role}`);
  part<HTMLTimeElement>(item, "time").dateTime = message.postedAt;
  part(item, "edited").hidden = !message.editedAt;
}

function fillText(item: HTMLElement, message: MessageView): void {
  const quote = part<HTMLAnchorElement>(item, "quote");
  quote.hidden = !message.quote;
  if (message.quote) {
    quote.href = `#m-${message.replyTo}`;
    quote.textContent = `${message.quote.nickname}: ${message.quote.excerpt || "…"}`;
  }
  const gone = part(item, "gone");
  gone.hidden = message.html !== "" || message.state === "visible";
  if (!gone.hidden) gone.textContent = say(message.state);
  const fold = part<HTMLDetailsElement>(item, "fold");
  const body = part(item, "body");
  if (message.note) part(item, "note").textContent = message.note;
  else fold.replaceWith(body);
  if (message.lang) body.lang = message.lang;
  fillBody(body, message.html);
  (message.note ? fold : body).hidden = message.html === "";
}

function fillTools(item: HTMLElement, message: MessageView, reader: Reader, waits: boolean): void {
  const mine = message.author.id === reader.me;
  const tools = part(item, "tools");
  tools.hidden = message.state !== "visible" || waits;
  for (const link of tools.querySelectorAll<HTMLAnchorElement>("a")) link.href = link.getAttribute("href")!.replace("{id}", message.id);
  for (const button of item.querySelectorAll("button")) button.setAttribute("formaction", button.getAttribute("formaction")!.replace("{id}", message.id));
  part(item, "sure").hidden = !mine;
  part(item, "flag").hidden = mine;
  part(item, "edit").hidden = !mine || Date.now() - Date.parse(message.postedAt) > editable;
}

export function showReactions(item: HTMLElement, counts: Counts, given: readonly Kind[]): void {
  for (const kind of kinds) {
    const button = item.querySelector<HTMLButtonElement>(`[data-kind="${kind}"]`);
    if (!button) continue;
    button.dataset.count = String(counts[kind]);
    button.setAttribute("aria-pressed", String(given.includes(kind)));
    button.value = given.includes(kind) ? "off" : "on";
    part(button, "count").textContent = counts[kind] > 1 ? ` ${counts[kind]}` : "";
  }
}

export function read(item: HTMLElement): { message: MessageView; given: Kind[] } {
  const buttons = [...item.querySelectorAll<HTMLButtonElement>("[data-kind]")];
  const count = (kind: Kind) => Number(buttons.find((b) => b.dataset.kind === kind)?.dataset.count ?? 0);
  const body = maybe(item, "body");
  const quote = maybe<HTMLAnchorElement>(item, "quote");
  const [nickname = "", excerpt = ""] = quote?.textContent?.split(/: (.*)/s) ?? [];
  return {
    given: buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.kind as Kind),
    message: {
      id: item.dataset.id!,
      channelId: "",
      position: Number(item.dataset.position),
      version: Number(item.dataset.version),
      author: { id: item.dataset.author!, nickname: part(item, "name").textContent ?? "", role: "member" },
      postedAt: part<HTMLTimeElement>(item, "time").dateTime,
      state: item.dataset.state as MessageView["state"],
      html: body?.innerHTML ?? "",
      ...(quote ? { replyTo: quote.hash.slice(3), quote: { nickname, excerpt } } : {}),
      reactions: Object.fromEntries(kinds.map((kind) => [kind, count(kind)])) as Counts,
    },
  };
}
