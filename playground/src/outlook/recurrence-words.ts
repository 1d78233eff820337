import type { HostPattern, Weekday, WeekIndex } from "./host-recurrence.ts";
import { isLastOfItsKind, partsOf, placeInMonth } from "./host-recurrence.ts";

export interface DayChoice {
  text: string;
  pattern: HostPattern;
  isChosen: boolean;
}

/** What a monthly or yearly pattern may mean by the appointment's day: its number, its place, and the last of its kind. */
export function dayChoices(pattern: HostPattern, day: string): DayChoice[] {
  const { dayOfMonth, month } = partsOf(day);
  const { interval } = pattern;
  const yearly = pattern.type === "absoluteYearly" || pattern.type === "relativeYearly";
  if (!yearly && pattern.type !== "absoluteMonthly" && pattern.type !== "relativeMonthly") return [];
  const byNumber: HostPattern = yearly
    ? { type: "absoluteYearly", interval, month, dayOfMonth }
    : { type: "absoluteMonthly", interval, dayOfMonth };
  const byPlace = (place: ReturnType<typeof placeInMonth>): HostPattern =>
    yearly ? { type: "relativeYearly", interval, month, ...place } : { type: "relativeMonthly", interval, ...place };
  const place = placeInMonth(day);
  const places = isLastOfItsKind(day) && place.index !== "last" ? [place, placeInMonth(day, true)] : [place];
  return [
    { text: `Day ${dayOfMonth}`, pattern: byNumber },
    ...places.map((one) => ({ text: placeText(one), pattern: byPlace(one) })),
  ].map((choice) => ({ ...choice, isChosen: isSame(choice.pattern, pattern) }));
}

function placeText({ index, daysOfWeek: [day = "monday"] }: { index: WeekIndex; daysOfWeek: Weekday[] }): string {
  return `The ${index} ${day.charAt(0).toUpperCase()}${day.slice(1)}`;
}

/** The pattern's day is always the appointment's, so only its kind can differ. */
function isSame(one: HostPattern, other: HostPattern): boolean {
  return one.type === other.type && indexOf(one) === indexOf(other);
}

function indexOf(pattern: HostPattern): WeekIndex | undefined {
  return "index" in pattern ? pattern.index : undefined;
}
