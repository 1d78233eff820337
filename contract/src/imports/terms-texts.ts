import type { OpeningHours } from "../places/business-hours.ts";
import type { CutOffRule } from "../service-orders/cut-off-rules.ts";
import type { FeeTier, LargeGroup } from "../service-orders/fee-rules.ts";
import { termsLimits, tierProblems } from "../vendors/vendor-terms-rules.ts";

// A vendor's terms as people write them into a cell, in English or Danish.

const time = String.raw`([01]?\d|2[0-4])[:.]([0-5]\d)`;
const daysAt = new RegExp(
  String.raw`^(\d{1,3})\s*(?:business\s+)?(?:days?|hverdage?|dage?)\s*,?\s*(?:at|kl\.?)?\s*${time}$`,
  "i",
);
const sameDayAt = new RegExp(String.raw`^(?:same day|samme dag)\s*,?\s*(?:at|kl\.?)?\s*${time}$`, "i");
const minutesBefore = /^(\d{1,5})\s*(?:open\s+|åbne\s+)?(?:minutes?|min\.?|minut(?:ter)?)$/i;
const hoursBefore = /^(\d{1,3})\s*(?:open\s+|åbne\s+)?(?:hours?|h|timer?)$/i;

/** `2 days 14:00`, `same day 08:00`, `90 minutes`, `2 hours`. */
export function toRule(text: string): CutOffRule | undefined {
  const plain = text.trim();
  const minutes = minutesBefore.exec(plain)?.[1];
  const hours = hoursBefore.exec(plain)?.[1];
  if (minutes !== undefined || hours !== undefined) {
    const count = minutes === undefined ? Number(hours) * 60 : Number(minutes);
    return count <= termsLimits.minutes ? { kind: "business_minutes", minutes: count } : undefined;
  }
  const [, days, hour, minute] = daysAt.exec(plain) ?? [undefined, "0", ...(sameDayAt.exec(plain)?.slice(1) ?? [])];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(days) > termsLimits.days)
    return undefined;
  return { kind: "business_days", days: Number(days), at: `${hour.padStart(2, "0")}:${minute}` };
}

/** As `toRule` reads it. */
export function ruleText(rule: CutOffRule): string {
  if (rule.kind === "business_minutes") return `${rule.minutes} minutes`;
  return `${rule.days} ${rule.days === 1 ? "day" : "days"} ${rule.at}`;
}

const tier = /^(\d{1,3})\s*%\s*(?:(?:until|to|indtil|til)\s+(.+))?$/i;

/** `50 % until 1 day 14:00; 100 %`; `-` is none. */
export function toFeeTiers(text: string): FeeTier[] | undefined {
  if (text.trim() === "-") return [];
  const tiers: FeeTier[] = [];
  for (const part of text.split(/[;|\n]/).filter((one) => one.trim() !== "")) {
    const found = tier.exec(part.trim());
    if (!found) return undefined;
    const until = found[2] === undefined ? null : toRule(found[2]);
    if (until === undefined) return undefined;
    tiers.push({ percent: Number(found[1]), until });
  }
  return tiers.length > 0 && tierProblems(tiers).length === 0 ? tiers : undefined;
}

/** `30: 1 day`; null where it is `-`. */
export function toLargeGroup(text: string): LargeGroup | null | undefined {
  if (text.trim() === "-") return null;
  const found = /^(?:from\s+|fra\s+)?(\d{1,5})\s*[:=,]\s*(\d{1,2})\s*(?:(?:business\s+)?days?|hverdage?|dage?)?$/i.exec(
    text.trim(),
  );
  const [fromQuantity, daysEarlier] = [Number(found?.[1]), Number(found?.[2])];
  const fits =
    fromQuantity >= 2 && fromQuantity <= 10_000 && daysEarlier >= 1 && daysEarlier <= termsLimits.groupDaysEarlier;
  return fits ? { fromQuantity, daysEarlier } : undefined;
}

const weekdayWords = [
  ["mon", "monday", "man", "mandag"],
  ["tue", "tuesday", "tir", "tirsdag"],
  ["wed", "wednesday", "ons", "onsdag"],
  ["thu", "thursday", "tor", "torsdag"],
  ["fri", "friday", "fre", "fredag"],
  ["sat", "saturday", "lør", "lørdag"],
  ["sun", "sunday", "søn", "søndag"],
];

function toWeekday(word: string): number | undefined {
  const plain = word.trim().toLowerCase().replace(/\.$/, "");
  if (/^[1-7]$/.test(plain)) return Number(plain);
  const index = weekdayWords.findIndex((words) => words.includes(plain));
  return index < 0 ? undefined : index + 1;
}

/** `Mon-Fri`, `Mon; Wed`, `1-5`. */
export function toWeekdays(text: string): number[] | undefined {
  const days = new Set<number>();
  for (const part of text.split(/[;,|\n]/).filter((one) => one.trim() !== "")) {
    const [first = "", last = first, ...more] = part.split(/\s*[-–]\s*/);
    const [from, to] = [toWeekday(first), toWeekday(last)];
    if (from === undefined || to === undefined || from > to || more.length > 0) return undefined;
    for (let day = from; day <= to; day += 1) days.add(day);
  }
  return days.size > 0 ? [...days].sort((a, b) => a - b) : undefined;
}

const dayHours = new RegExp(String.raw`^(.+?)[\s:]+${time}\s*[-–]\s*${time}$`);

/** `Mon-Fri 07:00-17:00; Sat 08:00-14:00`. */
export function toWeekHours(text: string): OpeningHours[] | undefined {
  const hours: OpeningHours[] = [];
  for (const part of text.split(/[;|\n]/).filter((one) => one.trim() !== "")) {
    const [, days = "", ...times] = dayHours.exec(part.trim()) ?? [];
    const weekdays = toWeekdays(days);
    const [fromHour = "", fromMinute = "", toHour = "", toMinute = ""] = times;
    const [opens, closes] = [`${fromHour.padStart(2, "0")}:${fromMinute}`, `${toHour.padStart(2, "0")}:${toMinute}`];
    if (weekdays === undefined || opens >= closes || closes > "24:00") return undefined;
    hours.push(...weekdays.map((weekday) => ({ weekday, opens, closes })));
  }
  const sorted = hours.sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  const overlaps = sorted.some((one, index) => {
    const next = sorted[index + 1];
    return next?.weekday === one.weekday && next.opens < one.closes;
  });
  return sorted.length > 0 && sorted.length <= 21 && !overlaps ? sorted : undefined;
}
