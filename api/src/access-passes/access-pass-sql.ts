import type { Clearance, VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import type { PassValidity } from "@magic-meetings/contract/access-passes/pass-validity-rules.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql, sqlByCount } from "../db/statement.ts";

export interface KeptPass {
  id: string;
  issue: number;
  isActive: boolean;
  valid: PassValidity;
}

/** A visit as far as its pass goes. */
export interface PassedVisit {
  id: string;
  siteId: string;
  status: VisitStatus;
  clearance: Clearance;
  start: Date;
  end: Date;
  /** Null where the site keeps the defaults. */
  margins: { earlyMinutes: number; lateMinutes: number } | null;
  pass: KeptPass | null;
  /** The doors that its pass should open, in order. */
  points: string[];
  /** Those that it opens. */
  keptPoints: string[];
}

interface VisitRow {
  id: string;
  site_id: string;
  status: VisitStatus;
  clearance: Clearance;
  starts_at: Date;
  ends_at: Date;
  early_minutes: number | null;
  late_minutes: number | null;
  pass_id: string | null;
  issue: number;
  pass_status: "active" | "withdrawn";
  valid_from: Date;
  valid_to: Date;
}

const lockVisits = sql(
  "pass_lock_visits",
  `select v.id, v.site_id, v.status, v.clearance, lower(v.during) as starts_at, upper(v.during) as ends_at,
          p.early_minutes, p.late_minutes,
          a.id as pass_id, a.issue, a.status as pass_status, lower(a.valid) as valid_from, upper(a.valid) as valid_to
     from visit v
     left join visit_policy p on p.tenant_id = v.tenant_id and p.site_id = v.site_id and p.deleted_at is null
     left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
    where v.tenant_id = $1
      and v.id = any ($2::uuid[])
    order by v.id
      for no key update of v`,
);

/**
 * The desks of the site and its doors, without those that lie in a building in which the meeting has no room. A meeting
 * whose room is not known yet opens what lies outside of the buildings. As an array, or else a plan for any values would
 * read all bookings that there are.
 */
const readPoints = sqlByCount(
  "pass_read_points",
  `select v.id as visit_id, p.id as access_point_id
     from visit v
     join access_point p on p.tenant_id = v.tenant_id and p.site_id = v.site_id
     left join floor f on f.tenant_id = p.tenant_id and f.id = p.floor_id
    where v.tenant_id = $1
      and v.id = any ($2::uuid[])
      and p.deleted_at is null
      and (p.kind = 'reception'
           or p.floor_id is null
           or f.building_id = any (array(
             select o.building_id
               from room_booking b
               join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
               join floor o on o.tenant_id = r.tenant_id and o.id = r.floor_id
              where b.tenant_id = $1
                and b.meeting_location_id = v.meeting_location_id
                and b.status in ('provisional', 'confirmed'))))
    order by p.id`,
);

const readKeptPoints = sql(
  "pass_read_kept_points",
  `select a.visit_id, k.access_point_id
     from access_pass a
     join access_pass_point k on k.tenant_id = a.tenant_id and k.access_pass_id = a.id
    where a.tenant_id = $1
      and a.visit_id = any ($2::uuid[])
    order by k.access_point_id`,
);

interface PointRow {
  visit_id: string;
  access_point_id: string;
}

/** The visits with their passes, locked, so that two changes of one visit give it one pass. */
export async function lockPassedVisits(
  db: Queries,
  { tenantId, visitIds }: { tenantId: string; visitIds: readonly string[] },
): Promise<PassedVisit[]> {
  const visits = await db.query<VisitRow>(lockVisits, [tenantId, visitIds]);
  const points = byVisit(await db.query<PointRow>(readPoints.for(visitIds.length), [tenantId, visitIds]));
  const kept = byVisit(await db.query<PointRow>(readKeptPoints, [tenantId, visitIds]));
  return visits.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    status: row.status,
    clearance: row.clearance,
    start: row.starts_at,
    end: row.ends_at,
    margins:
      row.early_minutes === null || row.late_minutes === null
        ? null
        : { earlyMinutes: row.early_minutes, lateMinutes: row.late_minutes },
    pass: toPass(row),
    points: points.get(row.id) ?? [],
    keptPoints: kept.get(row.id) ?? [],
  }));
}

function toPass({ pass_id: id, issue, pass_status, valid_from: from, valid_to: to }: VisitRow): KeptPass | null {
  return id === null ? null : { id, issue, isActive: pass_status === "active", valid: { from, to } };
}

function byVisit(rows: readonly PointRow[]): Map<string, string[]> {
  const points = new Map<string, string[]>();
  for (const { visit_id, access_point_id } of rows) {
    points.set(visit_id, [...(points.get(visit_id) ?? []), access_point_id]);
  }
  return points;
}

/** A pass as it is to be written. */
export interface WrittenPass {
  id: string;
  visitId: string;
  issue: number;
  codeSha256: Buffer;
  linkSha256: Buffer;
  valid: PassValidity;
  isActive: boolean;
}

const insertPass = insertRows("access_pass", {
  shared: ["tenant_id", "created_at", "updated_at"],
  own: ["id", "visit_id", "issue", "code_sha256", "link_sha256", "valid", "status"],
});

export function insertPasses(
  db: Queries,
  { tenantId, now, passes }: { tenantId: string; now: Date; passes: readonly WrittenPass[] },
): Promise<void> {
  return insertPass(
    db,
    [tenantId, now, now],
    passes.map(({ id, visitId, issue, codeSha256, linkSha256, valid, isActive }) => [
      id,
      visitId,
      issue,
      codeSha256,
      linkSha256,
      `[${valid.from.toISOString()},${valid.to.toISOString()})`,
      isActive ? "active" : "withdrawn",
    ]),
  );
}

const updatePass = sql(
  "pass_update",
  `update access_pass a
      set issue = w.issue,
          code_sha256 = w.code_sha256,
          link_sha256 = w.link_sha256,
          valid = tstzrange(w.valid_from, w.valid_to, '[)'),
          status = w.status,
          updated_at = $9,
          version = a.version + 1
     from unnest($2::uuid[], $3::integer[], $4::bytea[], $5::bytea[], $6::timestamptz[], $7::timestamptz[], $8::text[])
          as w (id, issue, code_sha256, link_sha256, valid_from, valid_to, status)
    where a.tenant_id = $1
      and a.id = w.id`,
);

export async function updatePasses(
  db: Queries,
  { tenantId, now, passes }: { tenantId: string; now: Date; passes: readonly WrittenPass[] },
): Promise<void> {
  if (passes.length === 0) return;
  await db.execute(updatePass, [
    tenantId,
    passes.map(({ id }) => id),
    passes.map(({ issue }) => issue),
    passes.map(({ codeSha256 }) => codeSha256),
    passes.map(({ linkSha256 }) => linkSha256),
    passes.map(({ valid }) => valid.from),
    passes.map(({ valid }) => valid.to),
    passes.map(({ isActive }) => (isActive ? "active" : "withdrawn")),
    now,
  ]);
}

const insertPoint = insertRows("access_pass_point", {
  shared: ["tenant_id"],
  own: ["access_pass_id", "access_point_id"],
});

const removePoints = sql(
  "pass_remove_points",
  `delete from access_pass_point
    where tenant_id = $1
      and access_pass_id = any ($2::uuid[])`,
);

/** What each of the passes opens from now on. */
export async function replacePoints(
  db: Queries,
  { tenantId, passes }: { tenantId: string; passes: readonly { id: string; points: readonly string[] }[] },
): Promise<void> {
  if (passes.length === 0) return;
  await db.execute(removePoints, [tenantId, passes.map(({ id }) => id)]);
  await insertPoint(
    db,
    [tenantId],
    passes.flatMap(({ id, points }) => points.map((point) => [id, point])),
  );
}
