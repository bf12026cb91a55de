import { expect, test } from "vitest";
import { DoubleEscape, type EscapePress } from "./double-escape.ts";

const esc = (timeStamp: number, more: Partial<EscapePress> = {}): EscapePress =>
  ({ key: "Escape", keyCode: 27, isComposing: false, repeat: false, timeStamp, ...more });

test("two presses in a moment leave", () => {
  const keys = new DoubleEscape();
  expect([keys.press(esc(5000), false), keys.press(esc(5300), false)]).toEqual([false, true]);
});

test("two presses far apart, another key between, or a held key do not", () => {
  const keys = new DoubleEscape();
  expect([keys.press(esc(5000), false), keys.press(esc(6000), false)]).toEqual([false, false]);
  expect([keys.press(esc(6100, { key: "a", keyCode: 65 }), false), keys.press(esc(6200), false)]).toEqual([false, false]);
  expect(keys.press(esc(6250, { repeat: true }), false)).toBe(false);
});

test("Esc that belongs to an input method does not, nor within a second after", () => {
  const keys = new DoubleEscape();
  expect([keys.press(esc(5000, { isComposing: true }), false), keys.press(esc(5100, { keyCode: 229 }), false)]).toEqual([false, false]);
  keys.compositionEnded(5200);
  expect([keys.press(esc(5300), false), keys.press(esc(5900), false)]).toEqual([false, false]);
  expect([keys.press(esc(6300), false), keys.press(esc(6500), false)]).toEqual([false, true]);
});

test("in a dialog Esc closes the dialog", () => {
  const keys = new DoubleEscape();
  expect([keys.press(esc(5000), true), keys.press(esc(5100), true)]).toEqual([false, false]);
});
