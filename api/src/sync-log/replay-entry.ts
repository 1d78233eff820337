import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { SyncLogEntry } from "@magic-meetings/contract/sync-log/sync-log.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { askToLook } from "../sync/ask-to-look.ts";
import { logSync } from "../sync/sync-log-sql.ts";
import { findSyncEntry } from "./sync-log-read-sql.ts";

/** Has the event of an entry looked at once more; the entry that says so is the answer. */
export async function replayEntry(context: CommandContext, id: string): Promise<SyncLogEntry> {
  const { tx, tenantId, now } = context;
  const entry = await findSyncEntry(tx, { tenantId, id });
  if (entry === undefined) throw new Refusal("not_found", "There is no such entry");
  const { mailbox, eventId, meeting } = entry;
  if (!entry.allowed.replay.ok || eventId === null) {
    throw new Refusal("wrong_state", "This entry is about no event that could be looked at");
  }
  const replay = context.newId();
  await askToLook(tx, { tenantId, places: [{ mailbox, eventId }], because: "replay", now: systemClock.now() });
  await logSync(tx, tenantId, {
    id: replay,
    at: now,
    kind: "replay",
    mailbox,
    eventId,
    meetingId: meeting?.id ?? null,
    outcome: "done",
    request: { because: "replay", of: entry.kind },
    replayOf: id,
  });
  context.audit({ action: "sync_log.replay", entityType: "sync_log", entityId: id, newValues: { replay } });
  const made = await findSyncEntry(tx, { tenantId, id: replay });
  return made ?? entry;
}
