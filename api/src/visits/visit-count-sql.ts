import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const counted = sql(
  "visit_count_of_meeting",
  `select (count(*) filter (
            where v.status in ('invited', 'confirmed')
              and v.clearance in ('not_needed', 'approved')))::integer as expected,
          (count(*) filter (where v.status in ('arrived', 'left')))::integer as arrived,
          (count(*) filter (
            where v.status in ('invited', 'confirmed')
              and v.clearance = 'pending'))::integer as waiting
     from visit v
    where v.tenant_id = $1
      and v.meeting_id = $2`,
);

/** How many visitors come to a meeting; undefined where none does. */
export async function countVisitorsOfMeeting(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<MeetingCardView["visitors"]> {
  const [counts] = await db.query<NonNullable<MeetingCardView["visitors"]>>(counted, [tenantId, meetingId]);
  if (counts === undefined || counts.expected + counts.arrived + counts.waiting === 0) return undefined;
  return counts;
}
