// The box to write in. A text stays in it until the server has taken it; whatever happens is a sentence above it.
import type { PostResult } from "../wire.ts";
import type { PcChannel } from "../channel/pc-channel.ts";
import { waitBefore } from "../channel/retry.ts";
import { Unreachable } from "../page/api.ts";
import { maybe, part } from "../page/part.ts";
import { support } from "../page/support-card.ts";
import { say } from "../page/words.ts";
import { Draft } from "./draft.ts";
import { Enter } from "./enter.ts";
import { newId, send, type Sending } from "./sending.ts";
import { Undo } from "./undo.ts";

export class PcComposer extends HTMLElement {
  private readonly enter = new Enter();
  private readonly undo = new Undo({ set: (done, ms) => setTimeout(done, ms), clear: (handle) => clearTimeout(handle as number) });
  private channel!: PcChannel;
  private box!: HTMLTextAreaElement;
  private form!: HTMLFormElement;
  private draft!: Draft;
  private attempt = 0;
  private retry = 0;

  connectedCallback(): void {
    this.channel = this.closest("pc-channel") as PcChannel;
    this.form = this.querySelector("form")!;
    this.box = this.querySelector("textarea")!;
    this.draft = new Draft(this.channel.channelId, this.box.value);
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.begin(); });
    this.box.addEventListener("input", () => this.draft.changed(this.box.value));
    this.box.addEventListener("compositionend", (event) => this.enter.compositionEnded(event.timeStamp));
    this.box.addEventListener("keydown", (event) => this.press(event));
    part(this, "back").addEventListener("click", () => this.takeBack());
    part(this, "now").addEventListener("click", () => this.undo.now());
    this.channel.addEventListener("connection", () => { if (this.retry && this.channel.connection.connected) void this.deliver(); });
    for (const opening of this.querySelectorAll<HTMLElement>("[data-opening]")) opening.addEventListener("click", (event) => this.open(event, opening));
    part(this, "not-this").addEventListener("click", (event) => this.answerNobody(event));
  }

  /** Answers a message: the box says whom, and takes the focus because the person asked for it. */
  answer(id: string, nickname: string): void {
    this.field("replyTo").value = id;
    part(this, "answering").hidden = false;
    part(this, "whom").textContent = say("answering", nickname);
    this.box.focus();
  }

  private press(event: KeyboardEvent): void {
    const touch = matchMedia("(pointer: coarse)").matches;
    if (!this.enter.sends(event, document.body.dataset.enter === "send" ? "send" : "line", touch)) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  private answerNobody(event: Event): void {
    event.preventDefault();
    this.field("replyTo").value = "";
    part(this, "answering").hidden = true;
    this.box.focus();
  }

  private open(event: Event, opening: HTMLElement): void {
    event.preventDefault();
    this.box.value = opening.textContent!.trim();
    this.draft.changed(this.box.value);
    this.box.focus();
  }

  private begin(): void {
    if (this.undo.waits || this.retry || this.box.value.trim() === "") return;
    const seconds = Number(document.body.dataset.undo);
    this.hold(true);
    if (seconds > 0) this.tell(say("leaves-soon"));
    part(this, "waiting").hidden = seconds <= 0;
    this.undo.start(seconds, () => void this.deliver());
  }

  private takeBack(): void {
    this.undo.takeBack();
    clearTimeout(this.retry);
    this.retry = 0;
    this.hold(false);
    this.tell("");
    this.box.focus();
  }

  private async deliver(): Promise<void> {
    clearTimeout(this.retry);
    this.retry = 0;
    part(this, "waiting").hidden = true;
    try {
      this.settle(await send(this.channel, this.sending()));
    } catch (reason) {
      this.later(reason instanceof Unreachable ? reason.retryAfterSeconds : 0);
    }
  }

  /** Not sent yet: the text stays, and the same send is tried again. */
  private later(hint: number): void {
    this.tell(say("not-sent-yet"));
    part(this, "waiting").hidden = false;
    this.retry = window.setTimeout(() => void this.deliver(), waitBefore(this.attempt++, Math.random, Math.max(hint, 1)));
  }

  private settle(result: PostResult): void {
    this.attempt = 0;
    this.hold(false);
    support(result.support);
    if (result.status === "posted" || result.status === "held") this.clear();
    // A clash means that an earlier wording had arrived; what stands in the box now would be a new message.
    if (result.reason?.slug === "client-id-reused") this.field("clientId").value = newId();
    this.tell(result.status === "posted" ? "" : result.reason?.text ?? say(result.status));
    if (matchMedia("(pointer: fine)").matches) this.box.focus();
  }

  private clear(): void {
    this.box.value = "";
    this.draft.sent();
    for (const name of ["replyTo", "note"]) if (maybe(this, name)) this.field(name).value = "";
    part(this, "answering").hidden = true;
    this.field("clientId").value = newId();
    this.channel.toNewest();
  }

  private sending(): Sending {
    return {
      clientId: this.field("clientId").value,
      text: this.box.value,
      replyTo: this.field("replyTo").value || null,
      note: this.field("note").value || null,
    };
  }

  private field(name: string): HTMLInputElement {
    return part<HTMLInputElement>(this, name);
  }

  private hold(held: boolean): void {
    this.box.readOnly = held;
    part<HTMLButtonElement>(this, "send").disabled = held;
  }

  private tell(sentence: string): void {
    const line = part(this, "say");
    line.textContent = sentence;
    line.hidden = sentence === "";
  }
}

customElements.define("pc-composer", PcComposer);
