// What depends on neighbours and on the clock: who goes on speaking, where a day breaks, what time is called.
import { anotherDay, gentleTime } from "../page/gentle-time.ts";
import { maybe, part } from "../page/part.ts";
import { say } from "../page/words.ts";

const pause = 10 * 60_000;
const language = (): string => document.documentElement.lang;

export function arrange(list: HTMLElement, now: Date): void {
  for (const line of list.querySelectorAll(".day")) line.remove();
  let before: { author: string; at: Date } | undefined;
  for (const item of list.querySelectorAll<HTMLElement>(".message")) {
    const time = part<HTMLTimeElement>(item, "time");
    const at = new Date(time.dateTime);
    const breaks = before !== undefined && anotherDay(before.at, at);
    if (breaks) item.before(dayLine(at));
    const goesOn = !breaks && before?.author === item.dataset.author && at.getTime() - before!.at.getTime() < pause && !maybe(item, "quote:not([hidden])");
    item.classList.toggle("same", goesOn);
    tellTime(time, at, now);
    before = { author: item.dataset.author!, at };
  }
}

function tellTime(time: HTMLTimeElement, at: Date, now: Date): void {
  const { key, date } = gentleTime(at, now);
  time.textContent = say(key, date ? at.toLocaleDateString(language(), date) : "");
  time.title = at.toLocaleString(language(), { dateStyle: "full", timeStyle: "short" });
}

function dayLine(at: Date): HTMLElement {
  const line = document.createElement("li");
  line.className = "day";
  line.textContent = at.toLocaleDateString(language(), { weekday: "long", day: "numeric", month: "long" });
  return line;
}
