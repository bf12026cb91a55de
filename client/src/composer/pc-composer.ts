// The box to write in. A text stays in it until the server has taken it; whatever happens is a sentence above it.
import type { PostResult } from "../wire.ts";
import type { PcChannel } from "../channel/pc-channel.ts";
import { part } from "../page/part.ts";
import { support } from "../page/support-card.ts";
import { say } from "../page/words.ts";
import { Delivery, type Sender } from "./delivery.ts";
import { Draft } from "./draft.ts";
import { Enter } from "./enter.ts";
import { newId, type Sending } from "./sending.ts";

export class PcComposer extends HTMLElement implements Sender {
  private readonly enter = new Enter();
  private channel!: PcChannel;
  private box!: HTMLTextAreaElement;
  private form!: HTMLFormElement;
  private draft!: Draft;
  private delivery!: Delivery;

  connectedCallback(): void {
    this.channel = this.closest("pc-channel") as PcChannel;
    this.form = this.querySelector("form")!;
    this.box = this.querySelector("textarea")!;
    this.draft = new Draft(this.channel.channelId, this.box.value);
    this.delivery = new Delivery(this.channel, this);
    this.form.addEventListener("submit", (event) => {
      // Another region or language for a card is a page of its own: what stands in the box comes along.
      if (event.submitter?.hasAttribute("formaction")) return;
      event.preventDefault();
      this.begin();
    });
    this.box.addEventListener("input", () => this.draft.changed(this.box.value));
    this.box.addEventListener("compositionend", (event) => this.enter.compositionEnded(event.timeStamp));
    this.box.addEventListener("keydown", (event) => this.press(event));
    part(this, "back").addEventListener("click", () => this.takeBack());
    part(this, "now").addEventListener("click", () => this.delivery.now());
    part(this, "not-this").addEventListener("click", (event) => this.answerNobody(event));
    for (const opening of this.querySelectorAll<HTMLElement>("[data-opening]")) opening.addEventListener("click", (event) => this.open(event, opening));
  }

  /** Answers a message: the box says whom, and takes the focus because the person asked for it. */
  answer(id: string, nickname: string): void {
    this.field("replyTo").value = id;
    part(this, "answering").hidden = false;
    part(this, "whom").textContent = say("answering", nickname);
    this.box.focus();
  }

  sending(): Sending {
    return {
      clientId: this.field("clientId").value,
      text: this.box.value,
      replyTo: this.field("replyTo").value || null,
      note: this.field("note").value || null,
    };
  }

  tell(sentence: string): void {
    const line = part(this, "say");
    line.textContent = sentence;
    line.hidden = sentence === "";
  }

  offerReturn(shown: boolean): void {
    part(this, "waiting").hidden = !shown;
  }

  settle(result: PostResult): void {
    this.hold(false);
    support(result.support);
    if (result.status === "posted" || result.status === "held") this.clear();
    // A clash means that an earlier wording had arrived; what stands in the box now would be a new message.
    if (result.reason?.slug === "client-id-reused") this.field("clientId").value = newId();
    this.tell(result.status === "posted" ? "" : result.reason?.text ?? say(result.status));
    if (matchMedia("(pointer: fine)").matches) this.box.focus();
  }

  private press(event: KeyboardEvent): void {
    const touch = matchMedia("(pointer: coarse)").matches;
    if (!this.enter.sends(event, document.body.dataset.enter === "send" ? "send" : "line", touch)) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  private begin(): void {
    if (this.delivery.waits || this.box.readOnly || this.box.value.trim() === "") return;
    this.hold(true);
    this.delivery.start(Number(document.body.dataset.undo));
  }

  private takeBack(): void {
    this.delivery.takeBack();
    this.hold(false);
    this.tell("");
    this.box.focus();
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

  private clear(): void {
    this.box.value = "";
    this.draft.sent();
    for (const name of ["replyTo", "note"]) this.field(name).value = "";
    part(this, "answering").hidden = true;
    this.field("clientId").value = newId();
    this.channel.toNewest();
  }

  private field(name: string): HTMLInputElement {
    return part<HTMLInputElement>(this, name);
  }

  private hold(held: boolean): void {
    this.box.readOnly = held;
    part<HTMLButtonElement>(this, "send").disabled = held;
  }
}

customElements.define("pc-composer", PcComposer);
