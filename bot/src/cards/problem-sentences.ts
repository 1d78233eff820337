import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import { en } from "../messages/en.ts";
import type { MessageKey } from "../messages/en.ts";
import { formatMoment, formatMoney, formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

const mostAlternatives = 4;

/** Why something was refused, and what can be had instead; times in the zone of the card. */
export function problemSentences(problem: Problem | undefined, words: Words, timeZone: string): string[] {
  if (problem === undefined) return [];
  const alternatives = (problem.alternatives ?? []).filter(isRoomAlternative).slice(0, mostAlternatives);
  const instead = alternatives.map((alternative) => alternativeSentence(alternative, words, timeZone));
  return [whyRefused(problem, words), ...(instead.length > 0 ? [words.say("instead.title"), ...instead] : [])];
}

function whyRefused({ code, detail, rule, consequences }: Problem, words: Words): string {
  const key = `problem.${code}`;
  if (code === "price_changed") {
    if (consequences === undefined) return detail;
    return words.say("problem.price_changed", { total: formatMoney(consequences.total.after, words.language) });
  }
  if (code === "room_rule_broken" && rule) return words.say("problem.room_rule_broken", { rule: rule.name });
  return isKey(key) ? words.say(key) : detail;
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

function alternativeSentence(alternative: RoomAlternative, words: Words, timeZone: string): string {
  const { kind, room, start, end } = alternative;
  const facts = {
    room: room.name,
    place: room.building,
    count: room.capacity,
    other: alternative.with?.name ?? "",
    start: formatMoment(start, timeZone, words.language),
    end: formatTime(end, timeZone, words.language),
  };
  return words.say(`instead.${kind}`, facts);
}

/** What a client may show comes from the API, where a problem's alternatives are of the kind that its code has. */
function isRoomAlternative(value: unknown): value is RoomAlternative {
  return typeof value === "object" && value !== null && "kind" in value && "room" in value && "start" in value;
}
