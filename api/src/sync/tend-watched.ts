import { listMailboxesWithEvents } from "../built-in-calendar/calendar-event-sql.ts";
import type { CalendarPort } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import { forgetSweep, listSweptMailboxes, wantSweep } from "./delta-sql.ts";
import type { SyncDeps } from "./look-deps.ts";
import { listSubscriptions, wantSubscription } from "./subscription-sql.ts";
import { listWatchedMailboxes } from "./watched-sql.ts";

const day = 86_400_000;

/** Notes which mailboxes are listened to and read from now on. Only a calendar elsewhere has to promise to tell. */
export async function tendWatched(deps: SyncDeps, calendar: CalendarPort, tenantId: string): Promise<void> {
  const { pool } = deps.commands;
  const db = tenantReader(pool, tenantId);
  const now = deps.systemClock.now();
  const isOwn = calendar.name === "built-in";
  const watched = isOwn
    ? await listMailboxesWithEvents(db, { tenantId, from: new Date(deps.clock.now().getTime() - day) })
    : await listWatchedMailboxes(db, { tenantId, now: deps.clock.now() });
  const swept = await listSweptMailboxes(db, { tenantId });
  const subscribed = isOwn ? [] : (await listSubscriptions(db, { tenantId })).map(({ mailbox }) => mailbox);
  const unswept = watched.filter((mailbox) => !swept.includes(mailbox));
  const unheard = isOwn ? [] : watched.filter((mailbox) => !subscribed.includes(mailbox));
  const idle = swept.filter((mailbox) => !watched.includes(mailbox));
  if (unswept.length + unheard.length + idle.length === 0) return;
  await inTenant(pool, tenantId, async (tx) => {
    for (const mailbox of unswept) await wantSweep(tx, { tenantId, mailbox, now });
    // The first are asked for first: a millisecond keeps rooms before people.
    for (const [index, mailbox] of unheard.entries()) {
      const at = new Date(now.getTime() - unheard.length + index);
      await wantSubscription(tx, { tenantId, id: newId(now), mailbox, now: at });
    }
    for (const mailbox of idle) await forgetSweep(tx, { tenantId, mailbox });
  });
}
