import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { FeatureText } from "../messages/feature-text.ts";
import type { OrphanMessageKey } from "./orphan-messages.ts";

type OrphanText = FeatureText<OrphanMessageKey>;

/** Why it is left alone, as a sentence; `period` writes when the calendar has it. */
export function orphanSentence(
  { reason, facts, meeting, entity }: Orphan,
  text: OrphanText,
  period: (start: string, end: string) => string,
): string {
  const value = (name: string) => String(facts[name] ?? "");
  switch (reason) {
    case "event_gone":
      return text("says.event_gone", { organizer: meeting?.organizer.name ?? "" });
    case "event_unclear":
      if (facts["isCancelled"] === 1) return text("says.event_cancelled");
      if (value("start") === "" || value("end") === "") return text("says.event_unknown");
      return text("says.event_unclear", { there: period(value("start"), value("end")) });
    case "event_not_written": {
      const because = (["forbidden", "gone", "refused", "unavailable"] as const).find(
        (one) => one === facts["because"],
      );
      const room = value("room");
      const what = (["subject", "cancel"] as const).find((one) => one === facts["what"]) ?? "time";
      const says = room === "" ? text(`says.event_not_written.${what}`) : text("says.event_not_written.room", { room });
      return `${says} ${text(`problem.${because ?? "refused"}`)}`;
    }
    case "organizer_disabled":
      return text("says.organizer_disabled", { person: value("person") || (meeting?.organizer.name ?? "") });
    case "booking_without_meeting":
      return entity.type === "service_order"
        ? text("says.booking_without_meeting.order", { number: value("number") })
        : text("says.booking_without_meeting.room", { room: value("room") });
    case "room_not_on_event":
    case "room_declined":
      return text(`says.${reason}`, { room: value("room") });
  }
}

/** What the button of a repair says. */
export function repairLabel({ entity, reason }: Orphan, repair: OrphanRepair, what: string, text: OrphanText): string {
  if (repair === "cancel" && entity.type === "room_booking") return text("do.cancelRoom");
  if (repair === "cancel" && entity.type === "service_order") return text("do.cancelOrder");
  if (repair === "put_room_back" && reason === "room_declined") return text("do.ask_room_again");
  return text(`do.${repair}`, { what });
}
