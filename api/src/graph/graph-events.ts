import { z } from "zod";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { readGraphEvent } from "./graph-event.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { readGraphPage } from "./graph-pages.ts";
import { saysNoEvent } from "./graph-problem.ts";

export interface GraphEventsDeps {
  client: GraphClient;
  mailboxes: GraphMailboxes;
  /** Exchange files the add-in's own properties under it. */
  addInId: string;
}

/** Ids that survive a move between folders, and times in UTC, whatever the mailbox prefers. */
export const preferences = 'IdType="ImmutableId", outlook.timezone="UTC"';

/** `cancelledOccurrences` comes only where it is asked for by name. */
const members = [
  "id,iCalUId,changeKey,lastModifiedDateTime,type,seriesMasterId,originalStart,recurrence,cancelledOccurrences",
  "subject,start,end,originalStartTimeZone,isAllDay,isCancelled,isDraft,isOrganizer,sensitivity,responseStatus",
  "organizer,attendees,locations,onlineMeeting,onlineMeetingUrl",
].join(",");

/** How Exchange files the properties of an add-in. */
export function customPropertiesName(addInId: string): string {
  return `String {00020329-0000-0000-C000-000000000046} Name cecp-${addInId}`;
}

const identitySchema = z.looseObject({
  id: z.string(),
  iCalUId: z.string().nullish(),
  changeKey: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  originalStart: z.string().nullish(),
});

export function readSeenEvent(mailbox: string, answer: unknown): SeenEvent {
  const identity = readAnswer(identitySchema, answer, "event");
  const { id, iCalUId, changeKey, lastModifiedDateTime } = identity;
  return {
    mailbox,
    eventId: id,
    iCalUid: iCalUId || null,
    changeKey: changeKey || null,
    modifiedAt: lastModifiedDateTime || null,
    event: readGraphEvent(identity),
    exceptions: [],
  };
}

/** How events are read, each with all that makes a meeting. */
export function createGraphEvents({ client, mailboxes, addInId }: GraphEventsDeps) {
  const property = `singleValueExtendedProperties($filter=id eq '${customPropertiesName(addInId)}')`;
  const shape = `$select=${members}&$expand=${encodeURIComponent(property)}`;
  const headers = { prefer: preferences };

  const get = (mailbox: string, user: string, rest: string) =>
    client.ask({ method: "GET", path: `/users/${user}${rest}`, mailbox, headers });

  async function readEvent(mailbox: string, eventId: string): Promise<SeenEvent | undefined> {
    return mailboxes.use(mailbox, async (user) => {
      const answer = await orNone(get(mailbox, user, `/events/${encodeURIComponent(eventId)}?${shape}`));
      return answer === undefined ? undefined : complete(mailbox, user, answer);
    });
  }

  /** The dates of a series that differ come only with a question of their own. */
  async function complete(mailbox: string, user: string, answer: unknown): Promise<SeenEvent> {
    const seen = readSeenEvent(mailbox, answer);
    return seen.event.kind === "series"
      ? { ...seen, exceptions: await exceptionsOf(mailbox, user, seen.eventId) }
      : seen;
  }

  async function exceptionsOf(mailbox: string, user: string, seriesId: string) {
    const rest = `/events/${encodeURIComponent(seriesId)}?$select=id,exceptionOccurrences&$expand=exceptionOccurrences`;
    const answer = await orNone(get(mailbox, user, rest));
    return (readAnswer(exceptionsSchema, answer ?? {}, "series").exceptionOccurrences ?? []).map(
      ({ id, changeKey, originalStart }) => ({
        eventId: id,
        changeKey: changeKey ?? null,
        originalStart,
      }),
    );
  }

  async function findEvent(mailbox: string, iCalUid: string): Promise<SeenEvent | undefined> {
    const filter = encodeURIComponent(`iCalUId eq '${iCalUid.replaceAll("'", "''")}'`);
    return mailboxes.use(mailbox, async (user) => {
      const { value } = readGraphPage(await get(mailbox, user, `/events?$filter=${filter}&${shape}`));
      return value[0] === undefined ? undefined : complete(mailbox, user, value[0]);
    });
  }

  async function findOccurrence(mailbox: string, seriesId: string, at: Date): Promise<SeenEvent | undefined> {
    return mailboxes.use(mailbox, async (user) => {
      const window = `startDateTime=${at.toISOString()}&endDateTime=${new Date(at.getTime() + 60_000).toISOString()}`;
      const rest = `/events/${encodeURIComponent(seriesId)}/instances?${window}&${shape}`;
      const answer = await orNone(get(mailbox, user, rest));
      const found = answer === undefined ? [] : readGraphPage(answer).value;
      const there = found.map((one) => readSeenEvent(mailbox, one)).find((one) => isOf(one.event.occurrenceOf, at));
      if (there !== undefined) return there;
      // It was moved, so it is an event of its own somewhere else.
      const moved = (await exceptionsOf(mailbox, user, seriesId)).find(
        ({ originalStart }) => Date.parse(originalStart ?? "") === at.getTime(),
      );
      return moved === undefined ? undefined : readEvent(mailbox, moved.eventId);
    });
  }

  return { readEvent, findEvent, findOccurrence };
}

const exceptionsSchema = z.looseObject({ exceptionOccurrences: z.array(identitySchema).nullish() });

function isOf(occurrenceOf: SeenEvent["event"]["occurrenceOf"], at: Date): boolean {
  return occurrenceOf !== null && Date.parse(occurrenceOf.originalStart) === at.getTime();
}

async function orNone(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (saysNoEvent(error)) return undefined;
    throw error;
  }
}
