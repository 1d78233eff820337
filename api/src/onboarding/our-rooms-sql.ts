import type { OurRoom } from "@magic-meetings/contract/onboarding/room-mailbox-rules.ts";
import type { RoomRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomRulesJson } from "../rooms/room-terms-sql.ts";

const rooms = sql(
  "onboarding_our_rooms",
  `select r.name, r.email, ${roomRulesJson} as rules
     from meeting_room r
    where r.tenant_id = $1
      and r.deleted_at is null
    order by lower(r.email), r.id`,
);

/** Every room with the narrowest of its rules and of its groups'. */
export async function listOurRooms(db: Queries, tenantId: string): Promise<OurRoom[]> {
  const rows = await db.query<{ name: string; email: string; rules: RoomRule[] }>(rooms, [tenantId]);
  return rows.map(({ name, email, rules }) => ({
    name,
    email,
    maxDaysAhead: least(rules.flatMap(({ terms }) => (terms.kind === "max_days_ahead" ? [terms.days] : []))),
    maxMinutes: least(rules.flatMap(({ terms }) => (terms.kind === "max_minutes" ? [terms.minutes] : []))),
  }));
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values);
}
