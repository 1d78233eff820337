import type { VisitorsChangedNotice } from "@magic-meetings/contract/notices/notice.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** So many are listed; the rest is counted. */
const mostListed = 8;

const changed = sql(
  "notice_visitors_changed",
  `select m.subject, coalesce(p.name, '') as visitor, v.status = 'cancelled' as is_off, lower(v.during) as starts_at,
          lower(v.moved_from) as moved_from, s.name as site, s.time_zone,
          count(*) over ()::integer as count,
          (count(*) filter (where v.status <> 'cancelled') over ())::integer as coming
     from visit v
     join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
     left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
    where v.tenant_id = $1
      and v.meeting_id = $2
      and v.host_id = $3
    order by v.updated_at desc, lower(v.during), v.id
    limit ${mostListed}`,
);

interface Row {
  subject: string;
  visitor: string;
  is_off: boolean;
  starts_at: Date;
  moved_from: Date | null;
  site: string;
  time_zone: string;
  count: number;
  coming: number;
}

/** A host's visitors at a meeting, those whose visit changed last first; undefined where she is nobody's host there. */
export async function findChangedVisitors(
  db: Queries,
  { tenantId, meetingId, hostId }: { tenantId: string; meetingId: string; hostId: string },
): Promise<VisitorsChangedNotice | undefined> {
  const rows = await db.query<Row>(changed, [tenantId, meetingId, hostId]);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { subject, count, coming } = first;
  return {
    kind: "visitors_changed",
    subject,
    count,
    coming,
    visits: rows.map((row) => ({
      visitor: row.visitor,
      isOff: row.is_off,
      start: row.starts_at.toISOString(),
      movedFrom: row.moved_from?.toISOString() ?? null,
      site: { name: row.site, timeZone: row.time_zone },
    })),
  };
}
