// JSON calls. A call that could not be made, and a server that is too busy, differ from a "no".
import type { Problem } from "../wire.ts";

export class Unreachable extends Error {
  constructor(readonly retryAfterSeconds = 0) {
    super("The server could not be reached.");
  }
}

export class Refusal extends Error {
  constructor(readonly problem: Problem, readonly status: number) {
    super(problem.title);
  }
}

const busy = new Set([429, 502, 503, 504]);

export async function call<T>(method: string, address: string, body?: unknown, keepalive = false): Promise<T> {
  const answer = await fetch(address, {
    method,
    keepalive,
    credentials: "same-origin",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => { throw new Unreachable(); });
  if (busy.has(answer.status)) throw new Unreachable(Number(answer.headers.get("Retry-After")) || 0);
  const text = await answer.text();
  const json: unknown = text && answer.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : undefined;
  if (!answer.ok) throw new Refusal((json as Problem | undefined) ?? { type: "", title: answer.statusText }, answer.status);
  return json as T;
}
