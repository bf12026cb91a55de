import { expect, test } from "vitest";
import { Undo } from "./undo.ts";

class Hand {
  pending = new Map<number, { done: () => void; at: number }>();
  private next = 1;
  set(done: () => void, milliseconds: number) {
    this.pending.set(this.next, { done, at: milliseconds });
    return this.next++;
  }
  clear(handle: unknown) { this.pending.delete(handle as number); }
  strike() { for (const { done } of [...this.pending.values()]) done(); }
}

test("leaves once, after the wait", () => {
  const hand = new Hand();
  const undo = new Undo(hand);
  let left = 0;
  undo.start(5, () => left++);
  expect([left, undo.waits, [...hand.pending.values()][0]!.at]).toEqual([0, true, 5000]);
  hand.strike();
  expect([left, undo.waits, hand.pending.size]).toEqual([1, false, 0]);
});

test("never leaves once taken back", () => {
  const hand = new Hand();
  const undo = new Undo(hand);
  undo.start(5, () => expect.unreachable());
  undo.takeBack();
  hand.strike();
  expect(undo.waits).toBe(false);
});

test("leaves at once without a wait, or when asked to", () => {
  const undo = new Undo(new Hand());
  let left = 0;
  undo.start(0, () => left++);
  undo.start(30, () => left++);
  undo.now();
  undo.now();
  expect(left).toBe(2);
});
