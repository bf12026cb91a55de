// One live connection that comes back for as long as the page is open. SignalR's own reconnect gives up and does not retry a failed start.
import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { Problem } from "../wire.ts";
import { waitBefore } from "./retry.ts";

export type State = "connecting" | "connected" | "away" | "signed-out";

export interface Listener {
  /** Called on each new connection, before it counts as connected. Throws when it has to be tried again. */
  enter(connection: Connection): Promise<void>;
  state(state: State): void;
}

/** The hub said no. */
export class HubProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export class Connection {
  /** The page's first connection that is kept: what else listens on the page shares it. */
  static kept: Connection | undefined;

  private readonly hub: HubConnection;
  private attempt = 0;
  private hint = 0;
  private ended = false;
  private wake: () => void = () => undefined;
  private closed: () => void = () => undefined;

  constructor(private readonly listener: Listener) {
    this.hub = new HubConnectionBuilder().withUrl("/hub/v1").configureLogging(LogLevel.None).build();
    this.hub.onclose(() => this.closed());
    this.hub.on("SignedOut", () => this.end());
    this.hub.on("Moving", (word: { withinSeconds: number }) => this.move(word.withinSeconds));
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.wake(); });
  }

  on<T>(name: string, take: (value: T) => void): void {
    this.hub.on(name, take);
  }

  get connected(): boolean {
    return this.hub.state === HubConnectionState.Connected;
  }

  async invoke<T>(method: string, ...values: unknown[]): Promise<T> {
    const answer = await this.hub.invoke<T & { problem?: Problem }>(method, ...values);
    if (answer?.problem) throw new HubProblem(answer.problem);
    return answer;
  }

  /** Connects, and again after every end, until the person is signed out. */
  async keep(): Promise<void> {
    if (Connection.kept === this) return;
    Connection.kept ??= this;
    while (!this.ended) {
      this.listener.state(this.attempt === 0 ? "connecting" : "away");
      await this.once().catch((reason: unknown) => this.learn(reason));
      if (this.ended) return;
      this.listener.state("away");
      await this.pause(waitBefore(this.attempt++, Math.random, this.hint));
    }
  }

  private async once(): Promise<void> {
    const closed = new Promise<void>((done) => { this.closed = done; });
    await this.hub.start();
    try {
      await this.listener.enter(this);
    } catch (reason) {
      await this.hub.stop();
      throw reason;
    }
    [this.attempt, this.hint] = [0, 0];
    this.listener.state("connected");
    await closed;
  }

  private learn(reason: unknown): void {
    this.hint = reason instanceof HubProblem ? reason.problem.retryAfterSeconds ?? 0 : 0;
    const status = (reason as { statusCode?: number }).statusCode;
    if (status === 401 || status === 403) this.end();
  }

  /** The server is about to stop: leaves at a random moment, so that not everyone knocks at the next door at once. */
  private move(withinSeconds: number): void {
    setTimeout(() => void this.hub.stop(), Math.random() * withinSeconds * 1000);
  }

  private end(): void {
    this.ended = true;
    this.listener.state("signed-out");
    void this.hub.stop();
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      // Back online, or looked at again: sooner, but still not all at the same moment.
      this.wake = () => { clearTimeout(timer); setTimeout(done, Math.random() * 1000); };
    });
  }
}
