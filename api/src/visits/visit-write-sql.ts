import { insertRows, insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { VisitRecord } from "./visit-sql.ts";

/** What of a visit may change, whoever changes it. */
export type VisitState = Pick<
  VisitRecord,
  | "id"
  | "meetingLocationId"
  | "purpose"
  | "start"
  | "end"
  | "ownTimeFor"
  | "movedFrom"
  | "lateUntil"
  | "needs"
  | "note"
  | "status"
  | "clearance"
  | "cancelledBecause"
  | "arrivedAt"
  | "arrivedBy"
  | "leftAt"
  | "leftBy"
  | "leftHow"
  | "badgeNumber"
  | "badgeLostAt"
> & { site: { id: string }; host: { id: string } };

/** A visit that is not there yet. */
export type NewVisit = Omit<VisitState, "ownTimeFor" | "cancelledBecause"> &
  Partial<Pick<VisitState, "ownTimeFor">> &
  Pick<VisitRecord, "source"> & { visitorId: string; meetingId: string | null };

const own = [
  "id",
  "visitor_id",
  "meeting_id",
  "meeting_location_id",
  "site_id",
  "host_id",
  "purpose",
  "during",
  "own_time_for",
  "source",
  "parking",
  "plate",
  "wheelchair",
  "wifi",
  "lunch",
  "note",
  "status",
  "clearance",
  "arrived_at",
  "arrived_by",
  "badge_number",
] as const;
const shared = ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"];

const insertOnce = insertRowsReturning<{ id: string }>("visit", {
  shared,
  own,
  then: `on conflict (tenant_id, meeting_location_id, visitor_id)
           where meeting_location_id is not null and visitor_id is not null and status <> 'cancelled' do nothing
         returning id`,
});
const insertAll = insertRows("visit", { name: "visit_all", shared, own });

interface Inserting {
  tenantId: string;
  now: Date;
  userId: string | null;
  visits: readonly NewVisit[];
}

/** Writes the visits of people who are not expected at that place of the meeting yet; gives the ids of those written. */
export async function insertVisits(db: Queries, { tenantId, now, userId, visits }: Inserting): Promise<string[]> {
  const rows = await insertOnce(db, [tenantId, now, userId, now, userId], visits.map(valuesOf));
  return rows.map(({ id }) => id);
}

/** Writes visits of their own, which nobody else can have written: somebody who came without being invited. */
export async function insertWalkIns(db: Queries, { tenantId, now, userId, visits }: Inserting): Promise<void> {
  await insertAll(db, [tenantId, now, userId, now, userId], visits.map(valuesOf));
}

function valuesOf(visit: NewVisit): unknown[] {
  const { needs } = visit;
  return [
    visit.id,
    visit.visitorId,
    visit.meetingId,
    visit.meetingLocationId,
    visit.site.id,
    visit.host.id,
    visit.purpose,
    rangeOf(visit),
    visit.ownTimeFor ? rangeOf(visit.ownTimeFor) : null,
    visit.source,
    needs.parking,
    needs.plate,
    needs.wheelchair,
    needs.wifi,
    needs.lunch,
    visit.note,
    visit.status,
    visit.clearance,
    visit.arrivedAt,
    visit.arrivedBy,
    visit.badgeNumber,
  ];
}

function rangeOf({ start, end }: { start: Date; end: Date }): string {
  return `[${start.toISOString()},${end.toISOString()})`;
}

const save = sql(
  "visit_save",
  `update visit v
      set meeting_location_id = w.meeting_location_id,
          site_id = w.site_id,
          host_id = w.host_id,
          purpose = w.purpose,
          during = tstzrange(w.starts_at, w.ends_at, '[)'),
          moved_from = case when w.told_start is null then null else tstzrange(w.told_start, w.told_end, '[)') end,
          late_until = w.late_until,
          parking = w.parking,
          plate = w.plate,
          wheelchair = w.wheelchair,
          wifi = w.wifi,
          lunch = w.lunch,
          note = w.note,
          status = w.status,
          clearance = w.clearance,
          arrived_at = w.arrived_at,
          arrived_by = w.arrived_by,
          left_at = w.left_at,
          left_by = w.left_by,
          left_how = w.left_how,
          badge_number = w.badge_number,
          badge_lost_at = w.badge_lost_at,
          own_time_for = case when w.own_for_start is null then null
                              else tstzrange(w.own_for_start, w.own_for_end, '[)') end,
          cancelled_because = w.cancelled_because,
          updated_at = $2,
          updated_by = $3,
          version = v.version + 1
     from unnest(
            $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::timestamptz[], $10::timestamptz[],
            $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::boolean[], $15::text[], $16::boolean[],
            $17::boolean[], $18::boolean[], $19::text[], $20::text[], $21::text[], $22::timestamptz[], $23::uuid[],
            $24::timestamptz[], $25::uuid[], $26::text[], $27::integer[], $28::timestamptz[], $29::timestamptz[], $30::timestamptz[], $31::text[])
          as w (id, meeting_location_id, site_id, host_id, purpose, starts_at, ends_at, told_start, told_end,
                late_until, parking, plate, wheelchair, wifi, lunch, note, status, clearance, arrived_at, arrived_by,
                left_at, left_by, left_how, badge_number, badge_lost_at, own_for_start, own_for_end, cancelled_because)
    where v.tenant_id = $1
      and v.id = w.id`,
);

const saved: readonly ((visit: VisitState) => unknown)[] = [
  (visit) => visit.id,
  (visit) => visit.meetingLocationId,
  (visit) => visit.site.id,
  (visit) => visit.host.id,
  (visit) => visit.purpose,
  (visit) => visit.start,
  (visit) => visit.end,
  (visit) => visit.movedFrom?.start ?? null,
  (visit) => visit.movedFrom?.end ?? null,
  (visit) => visit.lateUntil,
  (visit) => visit.needs.parking,
  (visit) => visit.needs.plate,
  (visit) => visit.needs.wheelchair,
  (visit) => visit.needs.wifi,
  (visit) => visit.needs.lunch,
  (visit) => visit.note,
  (visit) => visit.status,
  (visit) => visit.clearance,
  (visit) => visit.arrivedAt,
  (visit) => visit.arrivedBy,
  (visit) => visit.leftAt,
  (visit) => visit.leftBy,
  (visit) => visit.leftHow,
  (visit) => visit.badgeNumber,
  (visit) => visit.badgeLostAt,
  (visit) => visit.ownTimeFor?.start ?? null,
  (visit) => visit.ownTimeFor?.end ?? null,
  (visit) => visit.cancelledBecause,
];

/** Writes locked visits as they are now, whatever of them changed, in one statement; each is one version further. */
export async function saveVisits(
  db: Queries,
  {
    tenantId,
    now,
    userId,
    visits,
  }: { tenantId: string; now: Date; userId: string | null; visits: readonly VisitState[] },
): Promise<void> {
  if (visits.length === 0) return;
  await db.execute(save, [tenantId, now, userId, ...saved.map((valueOf) => visits.map(valueOf))]);
}
