import type { Orphan, OrphanRepairOffer } from "@magic-meetings/contract/orphans/orphan.ts";
import { clip } from "../cards/card-elements.ts";
import { formatMoney } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

/** How it stands, in one sentence. */
export function stateSentence({ resolved, asked }: Orphan, words: Words): string {
  if (resolved === null) return words.say(asked === null ? "orphan.open" : "orphan.asked");
  if (resolved.how === "by_itself") return words.say("orphan.byItself");
  if (resolved.by === null) return words.say("orphan.resolved");
  return words.say(resolved.how === "keep" ? "orphan.keptBy" : "orphan.resolvedBy", { name: resolved.by });
}

/** Why it is left alone. */
export function reasonSentence({ reason, entity, facts, meeting }: Orphan, words: Words): string {
  const value = (name: string) => clip(String(facts[name] ?? ""), 80);
  switch (reason) {
    case "event_gone":
    case "event_unclear":
      return words.say(`orphan.${reason}`);
    case "event_not_written":
      return value("room") === ""
        ? words.say(`orphan.event_not_written.${changeOf(facts["what"])}`)
        : words.say("orphan.event_not_written.room", { room: value("room") });
    case "organizer_disabled":
      return words.say("orphan.organizer_disabled", { person: value("person") || (meeting?.organizer.name ?? "") });
    case "booking_without_meeting":
      return entity.type === "service_order"
        ? words.say("orphan.booking_without_meeting.order", { number: value("number") })
        : words.say("orphan.booking_without_meeting.room", { room: value("room") });
    case "room_not_on_event":
    case "room_declined":
      return words.say(`orphan.${reason}`, { room: value("room") });
  }
}

/** What of ours the calendar did not take, besides a room. */
function changeOf(what: unknown): "time" | "subject" | "cancel" {
  return what === "subject" || what === "cancel" ? what : "time";
}

/** What the button of a repair says; what it costs is in it. */
export function repairTitle({ entity, reason }: Orphan, offer: OrphanRepairOffer, words: Words): string {
  const { repair, fees, what } = offer;
  if (repair === "cancel" && fees.length > 0) return words.say("orphan.do.cancelFee", { fee: feeWords(offer, words) });
  if (repair === "cancel" && entity.type === "room_booking") return words.say("orphan.do.cancelRoom");
  if (repair === "cancel" && entity.type === "service_order") return words.say("orphan.do.cancelOrder");
  if (repair === "put_room_back" && reason === "room_declined") return words.say("orphan.do.ask_room_again");
  return words.say(`orphan.do.${repair}`, { what: clip(what?.name ?? "", 40) });
}

export function feeWords({ fees }: OrphanRepairOffer, words: Words): string {
  return fees.map((fee) => formatMoney(fee, words.language)).join(" + ");
}
