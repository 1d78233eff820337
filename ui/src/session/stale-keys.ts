import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { queryKeys } from "./query-keys.ts";

/** Which query keys are out of date after a signal. Prefixes: a key covers everything that starts with it. */
export function staleKeys(event: StreamEvent): readonly (readonly unknown[])[] {
  const ofMeeting = event.meetingId
    ? [queryKeys.meeting(event.meetingId), queryKeys.timeline(event.meetingId), queryKeys.meetings]
    : [];
  switch (event.subject.type) {
    case "meeting":
    case "message":
      return ofMeeting;
    case "room_booking":
      return [
        ...ofMeeting,
        event.siteId ? ["availability", event.siteId] : ["availability"],
        ["room-offers"],
        ["room-door"],
        ["series"],
        queryKeys.approvals(),
      ];
    case "room_wait":
      return [...ofMeeting, ["room-waits"]];
    case "series":
    case "series_order":
      return [...ofMeeting, ["series"]];
    case "service_order":
      return [
        ...ofMeeting,
        ["series"],
        ["closed-deliveries"],
        ["accounts"],
        ["order-approvals"],
        queryKeys.approvals(),
      ];
    case "orphan":
      return [...ofMeeting, ["orphans"]];
    case "visit":
      return [...ofMeeting, ["visits"], ["reception"], ["visit-reviews"], ["block-list"]];
    case "visitor":
      return [["visits"], ["reception"], ["visitors"]];
    case "access_pass":
      return [["access-passes"], ["access-tries"]];
    case "webhook":
      return [["webhooks"]];
    case "evacuation":
      return [["evacuation"]];
    case "account":
      return [["accounts"], ["finance"]];
    case "person":
      return [queryKeys.meetings, ["hand-over"]];
    case "place":
      return [queryKeys.sites, ["rooms"], ["places"], ["availability"], ["closed-deliveries"]];
    case "catalogue":
      return [["catalogue"], ["kept-catalogue"]];
    case "production_order":
      return [...ofMeeting, queryKeys.productionOrders(), queryKeys.productionRun(), queryKeys.tasks(), ["sheets"]];
    case "task":
      return [...ofMeeting, queryKeys.tasks()];
  }
}
