import { longestShift } from "./find-shift.ts";
import type { Slots, TalkLanguage, Understood } from "./intents.ts";

// What was understood so far travels in the buttons of its card: nothing of a conversation is kept anywhere else, so
// nothing runs out. Whoever presses may have written the data, so every field is read with care.

export type TalkIntent = "meetings" | "visitors" | "order" | "move" | "cancel";

/** A meeting, an order, or one line of an order: what is moved or cancelled. */
export type Target =
  { kind: "meeting"; id: string } | { kind: "order"; id: string } | { kind: "line"; id: string; lineId: string };

export interface Draft extends Slots {
  intent: TalkIntent;
  language: TalkLanguage;
  meetingId?: string;
  serviceId?: string;
  target?: Target;
  /** `yes`: the count was filled in as what is ordered, not said as how many people there are. */
  isExact?: "yes";
}

const uuid = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
const isId = matches(`^${uuid}$`);
const isDay = matches("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$");
const isTime = matches("^(?:[01]\\d|2[0-3]):[0-5]\\d$");
const longestWords = 100;
const mostPeople = 100_000;

/** What was understood, as far as something can be done about it. */
export function draftOf({ intent, language, slots }: Understood): Draft | undefined {
  const known = intents.find((one) => one === intent);
  return known === undefined ? undefined : { ...slots, intent: known, language };
}

/** The data of a button; fields that the card asks for are left to its inputs. */
export function writeDraft(draft: Draft, asked: readonly string[] = []): Record<string, string | number> {
  const { day, target, ...plain } = draft;
  const data: Record<string, string | number | undefined> = {
    ...plain,
    dayFrom: day?.from,
    dayTo: day?.to,
    target: target && writeTarget(target),
  };
  const given = Object.entries(data).filter(([name, value]) => value !== undefined && !asked.includes(name));
  return Object.fromEntries(given) as Record<string, string | number>;
}

/** Reads a button's data with what was filled in; undefined where it is not of ours. What is no value is no field. */
export function readDraft(data: Record<string, unknown>): Draft | undefined {
  const intent = intents.find((one) => one === data["intent"]);
  if (intent === undefined) return undefined;
  const said = (name: string, fits: (text: string) => boolean) => {
    const value = data[name];
    return typeof value === "string" && fits(value) ? { [name]: value } : {};
  };
  const words = (text: string) => text.length > 0 && text.length <= longestWords;
  const count = numberIn(data["count"]);
  const shift = numberIn(data["shift"]);
  const { dayFrom, dayTo } = { ...said("dayFrom", isDay), ...said("dayTo", isDay) } as Record<string, string>;
  const target = readTarget(data["target"]);
  return {
    intent,
    language: data["language"] === "da" ? "da" : "en",
    ...said("thing", words),
    ...said("meeting", words),
    ...said("time", isTime),
    ...said("toDay", isDay),
    ...said("toTime", isTime),
    ...said("siteId", isId),
    ...said("meetingId", isId),
    ...said("serviceId", isId),
    ...(dayFrom === undefined || dayTo === undefined ? {} : { day: { from: dayFrom, to: dayTo } }),
    ...(Number.isInteger(count) && count >= 1 && count <= mostPeople ? { count } : {}),
    ...(Number.isInteger(shift) && shift !== 0 && Math.abs(shift) <= longestShift ? { shift } : {}),
    ...(target === undefined ? {} : { target }),
    ...(data["isExact"] === "yes" ? { isExact: "yes" as const } : {}),
  };
}

/** What was filled in comes as text; nothing but a number or a text is asked what number it is. */
function numberIn(value: unknown): number {
  return typeof value === "number" || (typeof value === "string" && value !== "") ? Number(value) : Number.NaN;
}

export function writeTarget(target: Target): string {
  return target.kind === "line" ? `line:${target.id}:${target.lineId}` : `${target.kind}:${target.id}`;
}

export function readTarget(value: unknown): Target | undefined {
  const [whole, kind, id = "", lineId] =
    typeof value === "string" ? (new RegExp(`^(meeting|order|line):(${uuid})(?::(${uuid}))?$`).exec(value) ?? []) : [];
  if (whole === undefined) return undefined;
  if (kind === "line") return lineId === undefined ? undefined : { kind, id, lineId };
  return lineId === undefined ? { kind: kind as "meeting" | "order", id } : undefined;
}

const intents = ["meetings", "visitors", "order", "move", "cancel"] as const satisfies readonly TalkIntent[];

function matches(pattern: string): (text: string) => boolean {
  const expression = new RegExp(pattern);
  return (text) => expression.test(text);
}
