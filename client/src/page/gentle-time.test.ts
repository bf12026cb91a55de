import { expect, test } from "vitest";
import { gentleTime } from "./gentle-time.ts";

const at = (d: number, hour: number, minute = 0) => new Date(2026, 10, d, hour, minute);
const key = (then: Date, now: Date) => gentleTime(then, now).key;

test("a night is one night, before and after midnight", () => {
  expect(key(at(20, 23), at(21, 1))).toBe("today-night");
  expect(key(at(21, 1), at(21, 4, 30))).toBe("today-night");
  expect(key(at(20, 23), at(21, 9))).toBe("yesterday-night");
  expect(key(at(21, 2), at(21, 9))).toBe("yesterday-night");
});

test("parts of the day are named", () => {
  expect(key(at(21, 8), at(21, 20))).toBe("today-morning");
  expect(key(at(21, 13), at(21, 20))).toBe("today-afternoon");
  expect(key(at(20, 18), at(21, 20))).toBe("yesterday-evening");
});

test("the last minutes are just now, also when a clock is a little off", () => {
  expect(key(at(21, 20, 5), at(21, 20, 9))).toBe("just-now");
  expect(key(at(21, 20, 9), at(21, 20, 5))).toBe("just-now");
});

test("days become weeks and months", () => {
  expect(gentleTime(at(17, 8), at(21, 8))).toEqual({ key: "on-day", date: { weekday: "long" } });
  expect(key(at(10, 8), at(21, 8))).toBe("last-week");
  expect(key(at(1, 8), at(28, 8))).toBe("weeks-ago");
  expect(key(new Date(2026, 2, 1), at(28, 8))).toBe("in-month");
});
