import { setTimeout as pause } from 'node:timers/promises'

/** Looks again until `holds` answers something truthy, and returns that; fails after `within` milliseconds. */
export async function eventually (what, holds, within = 10_000) {
  const deadline = performance.now() + within
  for (;;) {
    const answer = await holds()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`Not within ${within} ms: ${what}`)
    await pause(20)
  }
}
