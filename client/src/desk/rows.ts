// One line of the queue: filled from the wire, and put where it belongs.
import { part } from "../page/part.ts";
import { say } from "../page/words.ts";
import type { CaseView } from "../wire.ts";

const ranks: Record<string, number> = { urgent: 0, high: 1, normal: 2 };

export function fill(row: HTMLElement, one: CaseView): void {
  Object.assign(row.dataset, { id: one.id, version: one.version, severity: one.severity, opened: one.openedAt });
  row.className = `case-row ${one.severity}`;
  row.querySelector("a")!.href = `/desk/cases/${one.id}`;
  part(row, "severity").textContent = say(one.severity);
  part(row, "summary").textContent = one.summary;
  part(row, "place").textContent = ["one-to-one", "call"].includes(one.place) ? say(one.place) : one.place;
  const time = part<HTMLTimeElement>(row, "time");
  time.dateTime = one.openedAt;
  time.textContent = age(Date.now() - Date.parse(one.openedAt));
  const holder = part(row, "holder");
  holder.hidden = !one.claimedBy;
  holder.textContent = one.claimedBy ? say("holder", one.claimedBy.nickname) : "";
}

/** Below zero when the first belongs before the second: the most urgent first, of those the oldest. */
export function order(one: HTMLElement, other: HTMLElement): number {
  const by = ranks[one.dataset.severity!]! - ranks[other.dataset.severity!]!;
  return by !== 0 ? by : Date.parse(one.dataset.opened!) - Date.parse(other.dataset.opened!);
}

export function age(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return say("just-now");
  if (minutes < 60) return say("minutes", minutes);
  return minutes < 1_440 ? say("hours", Math.floor(minutes / 60)) : say("days", Math.floor(minutes / 1_440));
}
