// A channel on the page: keeps its log in step with the server and shows it.
import type { ChangeSet, ChannelInfo, Head, SupportCard } from "../wire.ts";
import { Scroll } from "../messages/scroll.ts";
import { Timeline } from "../messages/timeline.ts";
import { announce } from "../page/announcer.ts";
import { call } from "../page/api.ts";
import { maybe, part } from "../page/part.ts";
import { support } from "../page/support-card.ts";
import { say } from "../page/words.ts";
import { Connection, HubProblem, type State } from "./connection.ts";
import { Log, type Ask } from "./log.ts";
import { waitBefore } from "./retry.ts";

export class PcChannel extends HTMLElement {
  connection!: Connection;
  private log!: Log;
  private timeline!: Timeline;
  private reading!: Scroll;
  private asking: Promise<void> | undefined;

  get channelId(): string {
    return this.dataset.id!;
  }

  connectedCallback(): void {
    this.log = new Log(this.dataset.epoch, Number(this.dataset.version));
    this.timeline = new Timeline(part(this, "messages"), { me: this.dataset.me!, place: this.dataset.place! });
    this.timeline.adopt(this.log);
    this.reading = new Scroll(part(this, "scroll"));
    part(this, "newer").addEventListener("click", () => this.toNewest());
    setInterval(() => this.show(), 60_000);
    if (location.hash === "") this.toNewest();
    this.connection = new Connection({ enter: () => this.enter(), state: (state) => this.tell(state) });
    this.connection.on<ChangeSet>("Changed", (set) => { if (set.channelId === this.channelId) this.take(set); });
    this.connection.on<Head[]>("Heads", (heads) => this.compare(heads));
    this.connection.on<SupportCard>("Support", support);
    this.connection.on<{ channelId: string; presence: string }>("Presence", (room) => {
      const line = maybe(this, "presence");
      if (line && room.channelId === this.channelId) line.textContent = say(`presence-${room.presence}`);
    });
    void this.connection.keep();
  }

  private async enter(): Promise<void> {
    const known = this.log.epoch === "" ? null : this.log.version;
    const set = await this.connection.invoke<ChangeSet>("Enter", this.channelId, known);
    this.take(set);
  }

  private take(set: ChangeSet): void {
    this.follow(this.log.apply(set));
    this.show();
  }

  private compare(heads: Head[]): void {
    const head = heads.find((one) => one.channelId === this.channelId);
    if (head) this.follow(this.log.compare(head));
  }

  private follow(ask: Ask): void {
    if (ask !== "nothing") this.asking ??= this.catchUp(ask).finally(() => { this.asking = undefined; });
  }

  private async catchUp(ask: Ask): Promise<void> {
    for (let attempt = 0; ask !== "nothing";) {
      const since = ask === "since" ? `?after=${this.log.version}&limit=100` : "";
      try {
        const set = await call<ChangeSet>("GET", `/api/channels/${this.channelId}/messages${since}`);
        // Asked for the latest page, the server need not call it a reset.
        ask = this.log.apply(ask === "anew" ? { ...set, reset: true } : set);
        this.show();
        attempt = 0;
      } catch (reason) {
        if (!this.connection.connected) return;
        const hint = (reason as { retryAfterSeconds?: number }).retryAfterSeconds ?? 0;
        await new Promise((done) => setTimeout(done, waitBefore(attempt++, Math.random, hint)));
      }
    }
  }

  private show(): void {
    const near = this.reading.atEnd;
    const fresh = this.timeline.show(this.log);
    for (const message of fresh) announce(`${message.author.nickname}: ${plain(message.html, message.note)}`);
    if (fresh.length > 0 && near) this.toNewest();
    part(this, "newer").hidden = near || (part(this, "newer").hidden && fresh.length === 0);
    if (this.log.channel) this.stand(this.log.channel);
  }

  // Someone came on shift, or nobody is left: the room says so at once.
  private stand(channel: ChannelInfo): void {
    this.dataset.mode = channel.mode;
    const [covered, standing] = [maybe(this, "covered"), maybe(this, "standing")];
    if (covered) covered.hidden = channel.covered !== true;
    if (standing) standing.hidden = channel.covered === true;
  }

  toNewest(): void {
    part(this, "newer").hidden = true;
    this.reading.toEnd();
  }

  private tell(state: State): void {
    const line = part(this, "connection");
    line.textContent = state === "away" || state === "signed-out" ? say(state) : "";
    this.dataset.state = state;
    this.dispatchEvent(new CustomEvent("connection", { detail: state }));
  }
}

function plain(html: string, note: string | undefined): string {
  return note ?? html.replace(/<[^>]*>/g, " ").replace(/&\w+;|&#\d+;/g, " ").replace(/\s+/g, " ").trim();
}

export { HubProblem };
customElements.define("pc-channel", PcChannel);
