import type { RoomOffer } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Text } from "../messages/text-context.ts";

/** Why a room is offered, in words, in the order of their weight; `layoutName` says a layout in words. */
export function offerWords(
  offer: Pick<RoomOffer, "reasons">,
  text: Text,
  layoutName: (layout: string) => string = plain,
): string[] {
  return offer.reasons.map(({ code, value }) => {
    if (typeof value === "number") return text(`room.reason.${code}`, { count: value, value });
    const name = code === "has_layout" ? layoutName : (word: string) => featureName(word, text);
    return text(`room.reason.${code}`, { value: value === undefined ? "" : name(value), count: 0 });
  });
}

/** A feature in words: ours are translated, those that a company made up are read as they are written. */
export function featureName(feature: string, text: Text): string {
  const key = `room.feature.${feature}`;
  return text.knows(key) ? text(key) : plain(feature);
}

function plain(word: string): string {
  return word.replaceAll("_", " ");
}
