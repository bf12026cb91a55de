import { expect, test } from "vitest";
import { waitBefore } from "./retry.ts";

test("the interval doubles up to half a minute and any moment in it can be drawn", () => {
  expect([0, 1, 2, 6, 50, 5000].map((n) => waitBefore(n, () => 1))).toEqual([500, 1000, 2000, 30_000, 30_000, 30_000]);
  expect(waitBefore(9, () => 0)).toBe(0);
});

test("it never comes sooner than the server asked", () => {
  expect(waitBefore(0, () => 0, 12)).toBe(12_000);
});
