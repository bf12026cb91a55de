// When to try again. Full jitter spreads a thousand returning clients over the whole interval; there is no last try.
const first = 500;
const longest = 30_000;

/** Milliseconds to wait before the next try. `hintSeconds` is what the server asked for: never sooner. */
export function waitBefore(attempt: number, random: () => number = Math.random, hintSeconds = 0): number {
  const span = Math.min(longest, first * 2 ** Math.min(attempt, 10));
  return hintSeconds * 1000 + Math.round(random() * span);
}
