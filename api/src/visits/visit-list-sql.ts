import type { VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { toRecord, visitColumns, visitTables, type VisitRecord, type VisitRow } from "./visit-sql.ts";

/** Whom the reader sees by name: those at her sites, her own, of those she acts for, of meetings that she is delegate of. */
const named = `($2::boolean
        or v.site_id = any ($3::uuid[])
        or v.host_id = any ($4::uuid[])
        or m.organizer_id = any ($4::uuid[])
        or exists (
          select 1
            from meeting_role r
           where r.tenant_id = v.tenant_id
             and r.meeting_id = v.meeting_id
             and r.role = 'delegate'
             and r.user_id = any ($4::uuid[])))`;

// What somebody does not see by name she does not find by name either.
const list = sql(
  "visit_list",
  `select ${visitColumns} ${visitTables}
      and ($5::boolean or ${named})
      and ($6::uuid is null or v.meeting_id = $6)
      and ($7::uuid is null or v.site_id = $7)
      and ($8::timestamptz is null or upper(v.during) > $8)
      and ($9::timestamptz is null or lower(v.during) < $9)
      and ($10::uuid is null or v.host_id = $10)
      and ($11::text is null or v.status = $11)
      and ($12::text is null or (${named} and (p.search_text like $12 or v.plate ilike $13)))
      and ($14::timestamptz is null or (lower(v.during), v.id) > ($14::timestamptz, $15::uuid))
    order by lower(v.during), v.id
    limit $16`,
  { plan: "each" },
);

export interface VisitList {
  tenantId: string;
  /** Whose visitors the reader sees by name. */
  seen: { sites: "all" | readonly string[]; owners: readonly string[] };
  /** Those whom she sees without their names as well: of the meeting that is asked for. */
  areAllSeen: boolean;
  meetingId: string | null;
  siteId: string | null;
  from: Date | null;
  to: Date | null;
  hostId: string | null;
  status: VisitStatus | null;
  /** Patterns. */
  name: string | null;
  plate: string | null;
  after: [string, string] | undefined;
  limit: number;
}

/** Visits that the reader sees, by when they begin. */
export async function listVisits(db: Queries, wanted: VisitList): Promise<VisitRecord[]> {
  const { seen, after } = wanted;
  const rows = await db.query<VisitRow>(list, [
    wanted.tenantId,
    seen.sites === "all",
    seen.sites === "all" ? [] : seen.sites,
    seen.owners,
    wanted.areAllSeen,
    wanted.meetingId,
    wanted.siteId,
    wanted.from,
    wanted.to,
    wanted.hostId,
    wanted.status,
    wanted.name,
    wanted.plate,
    after?.[0] ?? null,
    after?.[1] ?? null,
    wanted.limit,
  ]);
  return rows.map(toRecord);
}
