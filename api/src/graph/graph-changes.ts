import { z } from "zod";
import type { CalendarWindow, ChangesPage, EventChange } from "../calendar/calendar-port.ts";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { preferences } from "./graph-events.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { readGraphPage } from "./graph-pages.ts";
import { GraphProblem } from "./graph-problem.ts";

const pageSize = 200;

const entrySchema = z.looseObject({
  id: z.string(),
  iCalUId: z.string().nullish(),
  changeKey: z.string().nullish(),
  type: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
  "@odata.etag": z.string().nullish(),
  "@removed": z.looseObject({}).nullish(),
});
type Entry = z.infer<typeof entrySchema>;

/** Reads what changed, one page: the first of a window, or the one that a link leads to. */
export async function readGraphChanges(
  { client, mailboxes }: { client: GraphClient; mailboxes: GraphMailboxes },
  mailbox: string,
  { from, to }: CalendarWindow,
  cursor: string | null,
): Promise<ChangesPage> {
  const headers = { prefer: `${preferences}, odata.maxpagesize=${pageSize}` };
  const ask = (path: string) => client.ask({ method: "GET", path, mailbox, headers });
  // A link has the window in it and takes no other one.
  const window = `startDateTime=${from.toISOString()}&endDateTime=${to.toISOString()}`;
  const answer =
    cursor === null
      ? await mailboxes.use(mailbox, (user) => ask(`/users/${user}/calendarView/delta?${window}`))
      : await ask(cursor);
  return readChangesPage(answer);
}

/** A delta's answer in our words. */
export function readChangesPage(answer: unknown): ChangesPage {
  const { value, nextLink, deltaLink } = readGraphPage(answer);
  const cursor = nextLink ?? deltaLink;
  if (cursor === null) throw new GraphProblem(502, "noLink", "The answer leads nowhere");
  return {
    changes: toChanges(value.map((one) => readAnswer(entrySchema, one, "change"))),
    cursor,
    isLast: nextLink === null,
  };
}

/** A series comes with every date it has in the window; those that are as the series says are told as the series. */
function toChanges(entries: Entry[]): EventChange[] {
  const changes = new Map<string, EventChange>();
  for (const entry of entries) {
    const seriesId = isPlainDate(entry) ? entry.seriesMasterId : undefined;
    if (seriesId) changes.set(seriesId, changes.get(seriesId) ?? mentionOf(seriesId));
    // Of an event that is there twice the last one counts.
    else changes.set(entry.id, toChange(entry));
  }
  return [...changes.values()];
}

function isPlainDate({ type, "@removed": removed }: Entry): boolean {
  return type?.toLowerCase() === "occurrence" && removed == null;
}

function mentionOf(eventId: string): EventChange {
  return { eventId, iCalUid: null, changeKey: null, kind: "changed" };
}

function toChange(entry: Entry): EventChange {
  return {
    eventId: entry.id,
    iCalUid: entry.iCalUId ?? null,
    changeKey: entry.changeKey ?? changeKeyIn(entry["@odata.etag"]),
    kind: entry["@removed"] == null ? "changed" : "removed",
  };
}

/** The tag of an event is its change key, and comes also where the key itself does not. */
function changeKeyIn(etag: string | null | undefined): string | null {
  return /^W\/"(.+)"$/.exec(etag ?? "")?.[1] ?? null;
}
