// The conversation on the page, kept equal to the log: messages in their order, what waits at the end.
import type { Log } from "../channel/log.ts";
import type { MessageView } from "../wire.ts";
import { maybe } from "../page/part.ts";
import { build, read, showReactions, type Reader } from "./item.ts";
import { arrange } from "./arrange.ts";

export class Timeline {
  private readonly shown = new Map<string, HTMLElement>();
  private readonly drawn = new Map<string, MessageView>();

  constructor(private readonly list: HTMLElement, private readonly reader: Reader) {}

  /** Takes over what the server rendered. */
  adopt(log: Log): void {
    for (const item of this.list.querySelectorAll<HTMLElement>(".message")) {
      const { message, given } = read(item);
      this.shown.set(message.id, item);
      this.drawn.set(message.id, message);
      (message.position > 0 ? log.messages : log.pending).set(message.id, message);
      log.reacted.set(message.id, given);
    }
    arrange(this.list, new Date());
  }

  /** Shows the log as it is now and answers which messages of others are new. */
  show(log: Log): MessageView[] {
    const fresh: MessageView[] = [];
    const wanted = [...log.inOrder(), ...log.pending.values()].map((message) => withoutGoneQuote(message, log));
    const kept = new Set(wanted.map((message) => message.id));
    for (const [id, item] of this.shown) if (!kept.has(id)) this.drop(id, item);
    for (const message of wanted) {
      if (!this.shown.has(message.id) && message.author.id !== this.reader.me && message.state === "visible") fresh.push(message);
      showReactions(this.place(message, log.pending.has(message.id)), message.reactions, log.reacted.get(message.id) ?? []);
    }
    this.order(wanted);
    arrange(this.list, new Date());
    return fresh;
  }

  private place(message: MessageView, waits: boolean): HTMLElement {
    const item = this.shown.get(message.id);
    const before = this.drawn.get(message.id);
    this.drawn.set(message.id, message);
    if (item && before && sameText(before, message)) {
      item.dataset.version = String(message.version);
      if (!message.quote) maybe(item, "quote")?.remove();
      return item;
    }
    const built = build(message, this.reader, waits);
    if (item) {
      const focused = item.contains(document.activeElement);
      item.replaceWith(built);
      if (focused) built.querySelector("summary")?.focus();
    }
    this.shown.set(message.id, built);
    return built;
  }

  private order(wanted: MessageView[]): void {
    let after: Element | null = null;
    for (const { id } of wanted) {
      const item = this.shown.get(id)!;
      if (!item.isConnected || (after && !(after.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING))) {
        if (after) after.after(item);
        else this.list.prepend(item);
      }
      after = item;
    }
  }

  private drop(id: string, item: HTMLElement): void {
    item.remove();
    this.shown.delete(id);
    this.drawn.delete(id);
  }
}

/** What was taken back is gone from where it was quoted, too. */
function withoutGoneQuote(message: MessageView, log: Log): MessageView {
  const quoted = message.quote && message.replyTo ? log.messages.get(message.replyTo) : undefined;
  if (!quoted || quoted.state === "visible") return message;
  const { quote: _, ...rest } = message;
  return rest;
}

function sameText(a: MessageView, b: MessageView): boolean {
  return a.html === b.html && a.state === b.state && a.position === b.position && a.editedAt === b.editedAt;
}
