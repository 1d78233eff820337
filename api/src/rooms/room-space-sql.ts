import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const lock = sql(
  "room_space_lock",
  `select s.id
     from meeting_room s
    where s.tenant_id = $1
      and s.id in (select r.space_id from meeting_room r where r.tenant_id = $1 and r.id = any($2::uuid[]))
    order by s.id
      for no key update of s`,
);

/**
 * Locks the spaces that rooms are in or part of, in the order of their ids, so that two who need several never wait for
 * each other. Whoever books several rooms or dates does this first; the exclusion constraint stays the proof.
 */
export async function lockSpaces(
  db: Queries,
  { tenantId, roomIds }: { tenantId: string; roomIds: readonly string[] },
): Promise<void> {
  if (roomIds.length > 0) await db.query(lock, [tenantId, roomIds]);
}
