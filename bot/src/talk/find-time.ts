import type { Lexicon } from "./meanings.ts";
import { meansAt, take, type Is, type Item } from "./read-sentence.ts";
import { dash } from "./tokens.ts";

/** A time of day, and how else it could have been meant. */
export interface FoundTime {
  time: string;
  others: string[];
}

/** The first time of a sentence; what it was made of is used up. `isBareTime`: a number alone is a time here. */
export function findTime(items: Item[], lexicon: Lexicon, isBareTime: boolean): FoundTime | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const found = timeAt(items, at, lexicon, isBareTime);
    if (!found) continue;
    const from = meansAt(items, at - 1, "at") ? at - 1 : at;
    take(items, from, at + found.length - 1);
    return inPartOfDay(found, items);
  }
  return undefined;
}

export interface Spoken {
  /** Minutes after midnight. */
  minutes: number;
  length: number;
  /** Nothing says which half of the day. */
  isOpen: boolean;
}

export function timeAt(items: readonly Item[], at: number, lexicon: Lexicon, isBareTime: boolean): Spoken | undefined {
  const item = items[at];
  if (item === undefined || item.isUsed) return undefined;
  const clock = meansAt(items, at, "clock");
  if (clock) return { minutes: minutesOf(clock.time), length: 1, isOpen: false };
  if (item.token.kind === "time") return writtenTime(items, at, item.token.hour * 60 + item.token.minute);
  return fractionAt(items, at, lexicon) ?? hourAt(items, at, isBareTime);
}

/** As `timeAt`, where the hour is said alone: `10 to 12` is no ten minutes to twelve. */
export function wholeTimeAt(items: readonly Item[], at: number, lexicon: Lexicon): Spoken | undefined {
  const isHour = meansAt(items, at, "number") !== undefined;
  return (isHour ? hourAt(items, at, true) : undefined) ?? timeAt(items, at, lexicon, true);
}

/** Between two numbers. */
export function isDash(item: Item | undefined): boolean {
  return item?.token.kind === "word" && item.token.text === dash;
}

function writtenTime(items: readonly Item[], at: number, minutes: number): Spoken {
  const half = meansAt(items, at + 1, "am", "pm");
  if (half && minutes < 13 * 60) return { minutes: inHalf(minutes, half.is), length: 2, isOpen: false };
  const length = meansAt(items, at + 1, "oclock") ? 2 : 1;
  return { minutes, length, isOpen: minutes >= 60 && minutes < 7 * 60 };
}

/** `half past ten`, `halv elleve`, `a quarter to ten`, `kvart over ti`, `ten past ten`, `ti minutter i ti`. */
function fractionAt(items: readonly Item[], at: number, { half }: Lexicon): Spoken | undefined {
  if (meansAt(items, at, "half")) {
    const past = meansAt(items, at + 1, "past") ? 1 : 0;
    const hour = hourOf(items, at + 1 + past);
    if (hour === undefined) return undefined;
    return spoken(hour * 60 + (past === 1 ? 30 : half), 2 + past);
  }
  const minutes = meansAt(items, at, "quarter") ? 15 : meansAt(items, at, "number")?.value;
  if (minutes === undefined || minutes < 1 || minutes > 59) return undefined;
  const said = meansAt(items, at + 1, "minutes") ? 1 : 0;
  const side = isDash(items[at + 1 + said]) ? undefined : meansAt(items, at + 1 + said, "past", "to", "in");
  const hour = side === undefined ? undefined : hourOf(items, at + 2 + said);
  if (side === undefined || hour === undefined) return undefined;
  return spoken(hour * 60 + (side.is === "past" ? minutes : -minutes), 3 + said);
}

function hourAt(items: readonly Item[], at: number, isBareTime: boolean): Spoken | undefined {
  const { token } = items[at] as Item;
  const value = meansAt(items, at, "number")?.value;
  if (value === undefined || (token.kind === "number" && token.ordinal)) return undefined;
  const half = meansAt(items, at + 1, "am", "pm");
  if (half && value >= 1 && value <= 12) return { minutes: inHalf(value * 60, half.is), length: 2, isOpen: false };
  const isNamed = meansAt(items, at + 1, "oclock") !== undefined;
  if (!isNamed && !isBareTime && !meansAt(items, at - 1, "at")) return undefined;
  if (meansAt(items, at + 1, "people", "month", "minutes", "hours")) return undefined;
  if (token.kind === "number" && token.text.length >= 3) return writtenTogether(token.text);
  return value <= 24 ? spoken((value % 24) * 60, isNamed ? 2 : 1) : undefined;
}

/** `1030`, `930` */
function writtenTogether(text: string): Spoken | undefined {
  if (text.length > 4) return undefined;
  const minutes = Number(text.slice(0, -2)) * 60 + Number(text.slice(-2));
  return Number(text.slice(-2)) <= 59 && minutes < 24 * 60 ? { minutes, length: 1, isOpen: false } : undefined;
}

function hourOf(items: readonly Item[], at: number): number | undefined {
  const value = meansAt(items, at, "number")?.value;
  return value !== undefined && value >= 1 && value <= 24 ? value : undefined;
}

function spoken(minutes: number, length: number): Spoken {
  const inDay = (minutes + 24 * 60) % (24 * 60);
  return { minutes: inDay, length, isOpen: inDay >= 30 && inDay < 7 * 60 };
}

/** Meetings of the small hours are rare: 3 is in the afternoon unless something says otherwise. */
export function inPartOfDay({ minutes, isOpen }: Spoken, items: readonly Item[]): FoundTime {
  const said = partOfDay(items);
  if (said !== undefined && said !== "morning" && minutes < 12 * 60)
    return { time: clock(minutes + 12 * 60), others: [] };
  if (!isOpen || said === "morning") return { time: clock(minutes), others: [] };
  return { time: clock(minutes + 12 * 60), others: [clock(minutes)] };
}

function partOfDay(items: readonly Item[]): Is<"part">["part"] | undefined {
  for (const { meaning } of items) {
    if (meaning?.is === "part") return meaning.part;
    if (meaning?.is === "day" && meaning.isEvening) return "evening";
  }
  return undefined;
}

function inHalf(minutes: number, half: "am" | "pm"): number {
  return (minutes % (12 * 60)) + (half === "pm" ? 12 * 60 : 0);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function clock(minutes: number): string {
  const inDay = minutes % (24 * 60);
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}
