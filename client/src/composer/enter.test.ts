import { describe, expect, test } from "vitest";
import { Enter, type Press } from "./enter.ts";

const press = (more: Partial<Press> = {}): Press =>
  ({ key: "Enter", keyCode: 13, shiftKey: false, ctrlKey: false, metaKey: false, isComposing: false, timeStamp: 10_000, ...more });

describe("Enter", () => {
  test("breaks the line unless the person wants it to send", () => {
    expect(new Enter().sends(press(), "line", false)).toBe(false);
    expect(new Enter().sends(press(), "send", false)).toBe(true);
    expect(new Enter().sends(press({ shiftKey: true }), "send", false)).toBe(false);
  });

  test("always breaks the line on touch", () => expect(new Enter().sends(press(), "send", true)).toBe(false));

  test("sends with Ctrl or Command anywhere", () => {
    expect(new Enter().sends(press({ ctrlKey: true }), "line", false)).toBe(true);
    expect(new Enter().sends(press({ metaKey: true }), "line", true)).toBe(true);
  });

  test("never sends while an input method composes", () => {
    expect(new Enter().sends(press({ isComposing: true }), "send", false)).toBe(false);
    expect(new Enter().sends(press({ keyCode: 229 }), "send", false)).toBe(false);
  });

  test("never sends with the Enter that confirmed a conversion", () => {
    const enter = new Enter();
    enter.compositionEnded(9_995);
    expect(enter.sends(press({ ctrlKey: true }), "send", false)).toBe(false);
    expect(enter.sends(press({ timeStamp: 10_200 }), "send", false)).toBe(true);
  });
});
