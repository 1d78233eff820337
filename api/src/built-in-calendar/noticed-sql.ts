import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Whether the service has looked at an event as it is now: not yet, or at it as it was; never: it does not know it. */
export type Noticed = "noticed" | "not_yet" | "never";

const seen = sql(
  "calendar_event_noticed",
  `select g.mailbox, g.event_id, g.change_key,
          exists (
            select from event_look l
             where l.tenant_id = g.tenant_id
               and l.mailbox = g.mailbox
               and l.event_id = g.event_id) as waits
     from graph_event g
    where g.tenant_id = $1
      and g.mailbox = any ($2)
      and g.event_id = any ($3)`,
);

interface SeenRow {
  mailbox: string;
  event_id: string;
  change_key: string | null;
  waits: boolean;
}

interface Asked {
  mailbox: string;
  eventId: string;
  changeKey: string;
}

/** Of each event, in their order, whether its last change was noticed. */
export async function noticedOf(
  db: Queries,
  { tenantId, events }: { tenantId: string; events: readonly Asked[] },
): Promise<Noticed[]> {
  const mailboxes = [...new Set(events.map(({ mailbox }) => mailbox))];
  const rows = await db.query<SeenRow>(seen, [tenantId, mailboxes, events.map(({ eventId }) => eventId)]);
  const byPlace = new Map(rows.map((row) => [`${row.mailbox} ${row.event_id}`, row]));
  return events.map(({ mailbox, eventId, changeKey }) => {
    const row = byPlace.get(`${mailbox} ${eventId}`);
    if (row === undefined) return "never";
    return row.change_key === changeKey && !row.waits ? "noticed" : "not_yet";
  });
}
