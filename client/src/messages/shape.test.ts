import { expect, test } from "vitest";
import { shapeOf } from "./shape.ts";

test("a person's shape depends on the id alone, and is the one the server draws", () => {
  expect(shapeOf("0190c0de-0000-7000-8000-00000000002a")).toEqual({ outline: 0, hue: 1, turn: 1 });
  expect(shapeOf("0190c0de-0000-7000-8000-0123456789ab")).toEqual({ outline: 3, hue: 4, turn: 0 });
});
