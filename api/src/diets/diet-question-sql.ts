import type { Queries } from "../db/queries.ts";
import { insertRowsReturning } from "../db/insert-rows.ts";

const insertAsked = insertRowsReturning<{ user_id: string }>("diet_question", {
  shared: ["tenant_id", "meeting_id", "asked_at", "asked_by"],
  own: ["user_id"],
  then: "on conflict (tenant_id, meeting_id, user_id) do nothing returning user_id",
});

/** Remembers that people are asked, each once a meeting; gives those who were not asked before. */
export async function takeUnasked(
  db: Queries,
  args: { tenantId: string; meetingId: string; userIds: readonly string[]; now: Date; askedBy: string | null },
): Promise<string[]> {
  const { tenantId, meetingId, userIds, now, askedBy } = args;
  const rows = await insertAsked(
    db,
    [tenantId, meetingId, now, askedBy],
    userIds.map((userId) => [userId]),
  );
  return rows.map((row) => row.user_id);
}
