import { describe, expect, test } from "vitest";
import css from "../../styles/tokens.css?raw";

const [usual, low] = css.split("/* Low stimulation") as [string, string];

const palette = (text: string, side: 0 | 1): Record<string, string> => Object.fromEntries(
  [...text.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((m) => [m[1]!, m[2 + side]!]));

const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
};

const themes = { "light": palette(usual, 0), "dark": palette(usual, 1), "low, light": palette(low, 0), "low, dark": palette(low, 1) };
const needs: [string, string, number][] = [
  ["ink", "paper", 7], ["ink", "raised", 7], ["ink", "glow", 7], ["ink", "help-ground", 7],
  ["ink-soft", "paper", 4.5], ["ink-soft", "raised", 4.5], ["ink-soft", "help-ground", 4.5],
  ["lamp", "paper", 4.5], ["lamp", "raised", 4.5], ["help", "paper", 4.5], ["help", "help-ground", 4.5],
  ["on-lamp", "lamp-fill", 4.5], ["edge", "paper", 3], ["edge", "raised", 3],
];

describe.each(Object.entries(themes))("%s", (_, colours) => {
  test.each(needs)("%s on %s reaches %d", (front, ground, least) => {
    expect(contrast(colours[front]!, colours[ground]!)).toBeGreaterThanOrEqual(least);
  });
});
