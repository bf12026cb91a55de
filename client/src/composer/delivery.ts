// Carries one text to the server: after the gentle wait, and again until there is an answer.
import type { PostResult } from "../wire.ts";
import type { PcChannel } from "../channel/pc-channel.ts";
import { waitBefore } from "../channel/retry.ts";
import { Unreachable } from "../page/api.ts";
import { say } from "../page/words.ts";
import { send, type Sending } from "./sending.ts";
import { Undo } from "./undo.ts";

/** A dead line can stay silent for long before the browser notices. */
const patience = 4_000;

export interface Sender {
  sending(): Sending;
  tell(sentence: string): void;
  /** Shows or hides "take it back" and "send now". */
  offerReturn(shown: boolean): void;
  settle(result: PostResult): void;
}

export class Delivery {
  private readonly undo = new Undo({ set: (done, ms) => setTimeout(done, ms), clear: (handle) => clearTimeout(handle as number) });
  private attempt = 0;
  private retry = 0;

  constructor(private readonly channel: PcChannel, private readonly sender: Sender) {
    channel.addEventListener("connection", () => { if (this.retry && channel.connection.connected) void this.deliver(); });
  }

  get waits(): boolean {
    return this.undo.waits || this.retry !== 0;
  }

  start(seconds: number): void {
    if (seconds > 0) this.sender.tell(say("leaves-soon"));
    this.sender.offerReturn(seconds > 0);
    this.undo.start(seconds, () => void this.deliver());
  }

  now(): void {
    if (this.retry) void this.deliver();
    else this.undo.now();
  }

  takeBack(): void {
    this.undo.takeBack();
    this.forgetRetry();
    this.sender.offerReturn(false);
  }

  private async deliver(): Promise<void> {
    this.forgetRetry();
    this.sender.offerReturn(false);
    const silence = setTimeout(() => this.sender.tell(say("not-sent-yet")), patience);
    try {
      const result = await send(this.channel, this.sender.sending());
      this.attempt = 0;
      this.sender.settle(result);
    } catch (reason) {
      this.later(reason instanceof Unreachable ? reason.retryAfterSeconds : 0);
    } finally {
      clearTimeout(silence);
    }
  }

  /** Not sent yet: the text stays, and the same send is tried again. */
  private later(hint: number): void {
    this.sender.tell(say("not-sent-yet"));
    this.sender.offerReturn(true);
    this.retry = window.setTimeout(() => void this.deliver(), waitBefore(this.attempt++, Math.random, Math.max(hint, 1)));
  }

  private forgetRetry(): void {
    clearTimeout(this.retry);
    this.retry = 0;
  }
}
