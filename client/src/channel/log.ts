// How a client keeps up: the rules by which a ChangeSet is applied, without a page.
import type { ChangeSet, ChannelInfo, Counts, Head, Kind, MessageView } from "../wire.ts";

/** What a client has to ask for next: nothing, everything since its version, or the latest page anew. */
export type Ask = "nothing" | "since" | "anew";

export class Log {
  epoch: string;
  version: number;
  channel: ChannelInfo | undefined;
  readonly messages = new Map<string, MessageView>();
  readonly pending = new Map<string, MessageView>();
  readonly reacted = new Map<string, Kind[]>();
  private readonly seen = new Map<string, number>();
  private channelVersion = -1;

  constructor(epoch = "", version = 0) {
    this.epoch = epoch;
    this.version = version;
  }

  /** Applies a set and answers what to ask for next. A set that would leave a hole changes nothing. */
  apply(set: ChangeSet): Ask {
    if (set.reset) this.clear();
    else if (set.epoch !== this.epoch) return "anew";
    else if (set.after > this.version) return "since";
    this.epoch = set.epoch;
    for (const message of set.messages) this.take(message);
    for (const change of set.reactions) this.react(change.id, change.version, change.reactions);
    this.version = Math.max(this.version, set.version);
    this.takeChannel(set.channel, set.version);
    this.takeMine(set.mine);
    // A reset set is the latest page: its "more" points backwards.
    return set.more && !set.reset ? "since" : "nothing";
  }

  /** What a head says about this log. */
  compare(head: Head): Ask {
    if (head.epoch !== this.epoch) return "anew";
    return head.version > this.version ? "since" : "nothing";
  }

  /** Messages in their order. */
  inOrder(): MessageView[] {
    return [...this.messages.values()].sort((a, b) => a.position - b.position);
  }

  private take(message: MessageView): void {
    if (message.version < (this.seen.get(message.id) ?? 0) || message.position < (this.channel?.floor ?? 0)) return;
    this.seen.set(message.id, message.version);
    this.messages.set(message.id, message);
    this.pending.delete(message.id);
  }

  private react(id: string, version: number, reactions: Counts): void {
    const message = this.messages.get(id);
    if (!message || version < (this.seen.get(id) ?? 0)) return;
    this.seen.set(id, version);
    this.messages.set(id, { ...message, version, reactions });
  }

  // An answer that was asked for may arrive after a later push: its word about the channel is then the older one.
  private takeChannel(channel: ChannelInfo | undefined, version: number): void {
    if (!channel || version < this.channelVersion) return;
    this.channelVersion = version;
    this.channel = channel;
    for (const message of this.messages.values()) {
      if (message.position < channel.floor) this.messages.delete(message.id);
    }
  }

  private takeMine(mine: ChangeSet["mine"]): void {
    if (mine?.pending) {
      this.pending.clear();
      for (const message of mine.pending) this.pending.set(message.id, message);
    }
    for (const [id, given] of Object.entries(mine?.reacted ?? {})) this.reacted.set(id, given);
  }

  private clear(): void {
    this.version = 0;
    this.channelVersion = -1;
    this.messages.clear();
    this.pending.clear();
    this.reacted.clear();
    this.seen.clear();
  }
}
