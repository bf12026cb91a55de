// Time as people say it. A day begins at five in the morning: for someone awake at one, eleven in the evening was "earlier tonight".
export interface Gentle {
  /** A key of the page's words; `{0}` in it is filled with `date`. */
  key: string;
  date?: Intl.DateTimeFormatOptions;
}

const day = 86_400_000;
const dawn = 5;

/** The start of the person's day that a moment belongs to. */
function dayOf(moment: Date): number {
  const shifted = new Date(moment.getTime() - dawn * 3_600_000);
  return Date.UTC(shifted.getFullYear(), shifted.getMonth(), shifted.getDate());
}

function part(moment: Date): "morning" | "afternoon" | "evening" | "night" {
  const hour = moment.getHours();
  if (hour >= dawn && hour < 12) return "morning";
  if (hour >= 12 && hour < 17) return "afternoon";
  return hour >= 17 && hour < 22 ? "evening" : "night";
}

export function gentleTime(then: Date, now: Date): Gentle {
  if (Math.abs(now.getTime() - then.getTime()) < 10 * 60_000) return { key: "just-now" };
  const days = Math.round((dayOf(now) - dayOf(then)) / day);
  if (days <= 0) return { key: `today-${part(then)}` };
  if (days === 1) return { key: `yesterday-${part(then)}` };
  if (days < 7) return { key: "on-day", date: { weekday: "long" } };
  if (days < 14) return { key: "last-week" };
  if (days < 45) return { key: "weeks-ago" };
  return { key: "in-month", date: { month: "long", year: "numeric" } };
}

/** True when two moments fall on different days of a calendar. */
export const anotherDay = (a: Date, b: Date): boolean => a.toDateString() !== b.toDateString();
