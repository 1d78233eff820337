import { newId as makeId } from "../db/new-id.ts";
import type { Queries } from "../db/queries.ts";
import { upsertLooks, type EventPlace, type LookReason } from "./event-look-sql.ts";

/**
 * "Look at this event": kept until a worker has read it and done what follows. Asked for any number of times, by whatever
 * tells of changes; in the transaction of the caller. `now` is the system's clock, which nobody moves.
 */
export function askToLook(
  db: Queries,
  asking: {
    tenantId: string;
    places: readonly EventPlace[];
    because: LookReason;
    now: Date;
    lookAt?: Date;
    newId?: () => string;
  },
): Promise<void> {
  const { now, newId = () => makeId(now) } = asking;
  return upsertLooks(db, { ...asking, newId });
}
