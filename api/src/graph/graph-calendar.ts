import type { CalendarPort } from "../calendar/calendar-port.ts";
import type { PlacesSource } from "../places/places-source.ts";
import { readGraphChanges } from "./graph-changes.ts";
import { createGraphClient, type GraphClient, type GraphClientDeps } from "./graph-client.ts";
import { createGraphEvents } from "./graph-events.ts";
import { createGraphMailboxes } from "./graph-mailboxes.ts";
import { readGraphDelegates, readGraphPeople } from "./graph-people.ts";
import { cancelOnGraph, moveOnGraph, renameOnGraph } from "./graph-move.ts";
import { graphPlaces } from "./graph-places.ts";
import { changeInvitation, changeInvitationIfThere, withoutRoom, withRoom } from "./graph-rooms.ts";
import { createGraphSchedules } from "./graph-schedules.ts";
import { createGraphSubscriptions } from "./graph-subscriptions.ts";

export interface GraphCalendarDeps extends GraphClientDeps {
  /** The add-in's id in the manifest: its own properties of an event are filed under it. */
  addInId: string;
  notificationUrls: () => { notificationUrl: string; lifecycleNotificationUrl: string };
}

/** What one company's Microsoft 365 gives. */
export interface GraphCompany {
  client: GraphClient;
  calendar: CalendarPort;
  places: PlacesSource;
}

/** Microsoft 365 behind the calendar port. Everything throws `CalendarProblem`. */
export function createGraphCompany(deps: GraphCalendarDeps): GraphCompany {
  const client = createGraphClient(deps);
  const mailboxes = createGraphMailboxes(client);
  const parts = { ...deps, client, mailboxes };
  const events = createGraphEvents(parts);
  const writing = { ...parts, readEvent: events.readEvent };
  const calendar: CalendarPort = {
    name: "graph",
    ...events,
    ...createGraphSubscriptions(parts),
    ...createGraphSchedules(parts),
    changes: (mailbox, window, cursor) => readGraphChanges(parts, mailbox, window, cursor),
    moveEvent: (mailbox, eventId, move) => moveOnGraph(writing, mailbox, eventId, move),
    renameEvent: (mailbox, eventId, name) => renameOnGraph(writing, mailbox, eventId, name),
    cancelEvent: (mailbox, eventId, now) => cancelOnGraph(writing, mailbox, eventId, now),
    setRoom: (mailbox, eventId, room) => changeInvitation(parts, mailbox, eventId, (now) => withRoom(now, room)),
    removeRoom: (mailbox, eventId, email) =>
      changeInvitationIfThere(parts, mailbox, eventId, (now) => withoutRoom(now, email)),
    people: (ids) => readGraphPeople(parts, ids),
    delegates: (mailbox) => readGraphDelegates(parts, mailboxes, mailbox),
  };
  return { client, calendar, places: graphPlaces(client) };
}
