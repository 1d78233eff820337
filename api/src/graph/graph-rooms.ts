import { z } from "zod";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { preferences } from "./graph-events.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { GraphProblem, saysNoEvent } from "./graph-problem.ts";

const emailAddress = z.looseObject({ name: z.string().nullish(), address: z.string().nullish() });

const invitationSchema = z.looseObject({
  "@odata.etag": z.string().nullish(),
  attendees: z.array(z.looseObject({ type: z.string().nullish(), emailAddress: emailAddress.nullish() })).nullish(),
  locations: z
    .array(
      z.looseObject({
        displayName: z.string().nullish(),
        locationType: z.string().nullish(),
        locationEmailAddress: z.string().nullish(),
        uniqueId: z.string().nullish(),
        uniqueIdType: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** Who and where of an event: the parts that a room changes. */
export type Invitation = z.infer<typeof invitationSchema>;
type Attendee = NonNullable<Invitation["attendees"]>[number];
type Place = NonNullable<Invitation["locations"]>[number];

/** What is written: Graph replaces both lists as wholes, and answers that people gave stay with them. */
export interface InvitationChange {
  attendees: { type: string; emailAddress: { name: string; address: string } }[];
  locations: Place[];
}

/** The invitation with the room on it, in place of another one where named; undefined: it is as wanted. */
export function withRoom(
  invitation: Invitation,
  room: { email: string; name: string; replaces?: string },
): InvitationChange | undefined {
  const { attendees, locations } = partsOf(invitation);
  const replaced = room.replaces !== undefined && !isSame(room.replaces, room.email) ? room.replaces : undefined;
  const isThere = attendees.some((one) => isSame(addressOf(one), room.email));
  const isOtherThere = replaced !== undefined && hasRoom({ attendees, locations }, replaced);
  if (isThere && !isOtherThere) return undefined;
  const attendee = { type: "resource", emailAddress: { name: room.name, address: room.email } };
  const place = {
    displayName: room.name,
    locationType: "conferenceRoom",
    locationEmailAddress: room.email,
    uniqueId: room.email,
    uniqueIdType: "directory",
  };
  return {
    attendees: put(attendees, attendee, room.email, replaced, addressOf).map(toWritten),
    locations: put(locations, place, room.email, replaced, ({ locationEmailAddress }) => locationEmailAddress).map(
      pick,
    ),
  };
}

/** The invitation without the room; undefined: it is not on it. */
export function withoutRoom(invitation: Invitation, email: string): InvitationChange | undefined {
  const { attendees, locations } = partsOf(invitation);
  if (!hasRoom({ attendees, locations }, email)) return undefined;
  return {
    attendees: attendees.filter((one) => !isSame(addressOf(one), email)).map(toWritten),
    locations: locations.filter(({ locationEmailAddress }) => !isSame(locationEmailAddress, email)).map(pick),
  };
}

function partsOf({ attendees, locations }: Invitation): { attendees: Attendee[]; locations: Place[] } {
  // Exchange gives an event without a place one that has no name.
  const named = (locations ?? []).filter((one) => one.displayName || one.locationEmailAddress);
  return { attendees: (attendees ?? []).filter((one) => addressOf(one)), locations: named };
}

/** The new one stands where the other one stood, or last. */
function put<T>(
  all: T[],
  wanted: T,
  email: string,
  replaced: string | undefined,
  of: (one: T) => string | null | undefined,
): T[] {
  if (all.some((one) => isSame(of(one), email))) return all.filter((one) => !isSame(of(one), replaced));
  const index = all.findIndex((one) => isSame(of(one), replaced));
  return index < 0 ? [...all, wanted] : all.map((one, at) => (at === index ? wanted : one));
}

function hasRoom({ attendees, locations }: { attendees: Attendee[]; locations: Place[] }, email: string): boolean {
  return (
    attendees.some((one) => isSame(addressOf(one), email)) ||
    locations.some(({ locationEmailAddress }) => isSame(locationEmailAddress, email))
  );
}

function isSame(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && one.toLowerCase() === other.toLowerCase();
}

function addressOf({ emailAddress: mail }: Attendee): string | null | undefined {
  return mail?.address;
}

function toWritten({ type, emailAddress: mail }: Attendee): InvitationChange["attendees"][number] {
  return { type: type ?? "required", emailAddress: { name: mail?.name ?? "", address: mail?.address ?? "" } };
}

function pick(place: Place): Place {
  const { displayName, locationType, locationEmailAddress, uniqueId, uniqueIdType } = place;
  const all = { displayName, locationType, locationEmailAddress, uniqueId, uniqueIdType };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value != null));
}

const mostRounds = 4;

/** Changes who and where of an event as it is now; begins again where somebody else changed it meanwhile. */
export async function changeInvitation(
  { client, mailboxes }: { client: GraphClient; mailboxes: GraphMailboxes },
  mailbox: string,
  eventId: string,
  change: (invitation: Invitation) => InvitationChange | undefined,
): Promise<void> {
  await mailboxes.use(mailbox, async (user) => {
    const path = `/users/${user}/events/${encodeURIComponent(eventId)}`;
    const headers = { prefer: preferences };
    for (let round = 1; ; round += 1) {
      const answer = await client.ask({ method: "GET", path: `${path}?$select=attendees,locations`, mailbox, headers });
      const invitation = readAnswer(invitationSchema, answer, "invitation");
      const body = change(invitation);
      if (body === undefined) return;
      const etag = invitation["@odata.etag"];
      const guarded = etag ? { ...headers, "if-match": etag } : headers;
      try {
        await client.ask({ method: "PATCH", path, mailbox, headers: guarded, body });
        return;
      } catch (error) {
        if (!(error instanceof GraphProblem && error.status === 412 && round < mostRounds)) throw error;
      }
    }
  });
}

/** The same, where an event that is gone needs no change. */
export async function changeInvitationIfThere(...given: Parameters<typeof changeInvitation>): Promise<void> {
  try {
    await changeInvitation(...given);
  } catch (error) {
    if (!saysNoEvent(error)) throw error;
  }
}
