// "Send gently": a text waits a little before it leaves, and can be taken back. Until it leaves it is only a draft.
export interface Clock {
  set(done: () => void, milliseconds: number): unknown;
  clear(handle: unknown): void;
}

export class Undo {
  private handle: unknown;
  private leave: (() => void) | undefined;

  constructor(private readonly clock: Clock) {}

  get waits(): boolean {
    return this.leave !== undefined;
  }

  /** Lets `leave` happen after the wait; at once when there is none. */
  start(seconds: number, leave: () => void): void {
    this.takeBack();
    if (seconds <= 0) return leave();
    this.leave = leave;
    this.handle = this.clock.set(() => this.now(), seconds * 1000);
  }

  /** Does not wait any longer. */
  now(): void {
    const leave = this.leave;
    this.takeBack();
    leave?.();
  }

  takeBack(): void {
    if (this.leave) this.clock.clear(this.handle);
    this.leave = undefined;
  }
}
