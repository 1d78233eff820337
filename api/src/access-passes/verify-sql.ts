import type { Direction } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import type { Clearance, VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const { earlyMinutes, lateMinutes, antiPassback, doorsCheckIn } = visitPolicyDefaults;

/** What the statement is asked about: by values of its own, or by columns of the rows that it is joined to. */
interface Asked {
  from: string;
  accessPointId: string;
  codeSha256: string;
  apiKeyId: string;
}

function shownText(columns: string, { from, accessPointId, codeSha256, apiKeyId }: Asked): string {
  return `select ${columns}a.site_id as door_site_id,
          a.status as door_status,
          coalesce(o.anti_passback, ${antiPassback}) as anti_passback,
          coalesce(o.doors_check_in, ${doorsCheckIn}) as doors_check_in,
          p.id as pass_id,
          p.status as pass_status,
          lower(p.valid) as valid_from,
          upper(p.valid) as valid_to,
          v.id as visit_id,
          v.site_id,
          v.status as visit_status,
          v.clearance,
          v.wheelchair,
          lower(v.during) as starts_at,
          upper(v.during) as ends_at,
          lower(v.moved_from) - make_interval(mins => coalesce(o.early_minutes, ${earlyMinutes})) as moved_from,
          upper(v.moved_from) + make_interval(mins => coalesce(o.late_minutes, ${lateMinutes})) as moved_to,
          exists (
            select
              from access_pass_point k
             where k.tenant_id = $1
               and k.access_pass_id = p.id
               and k.access_point_id = ${accessPointId}) as is_for_door,
          w.direction as last_way
     from ${from}
     left join visit_policy o on o.tenant_id = $1 and o.site_id = a.site_id and o.deleted_at is null
     left join access_pass p on p.tenant_id = $1 and p.code_sha256 = ${codeSha256}
     left join visit v on v.tenant_id = $1 and v.id = p.visit_id
     left join access_pass_way w on w.tenant_id = $1 and w.access_pass_id = p.id
    where a.tenant_id = $1
      and a.id = ${accessPointId}
      and a.deleted_at is null
      and exists (
          select
            from api_key_place l
           where l.tenant_id = $1
             and l.api_key_id = ${apiKeyId}
             and l.site_id = a.site_id
             and (l.access_point_id is null or l.access_point_id = ${accessPointId}))
      and exists (
          select
            from api_key y
           where y.tenant_id = $1
             and y.id = ${apiKeyId}
             and y.deleted_at is null)`;
}

/**
 * All that is to be known of a shown code, in one round trip: no row where the key is not for this access point, one
 * without a pass where nobody has this code. Every step goes by an index of one row; the key's places, the pass and its
 * access points are read from the index itself.
 */
export const verifyStatement = sql(
  "access_pass_verify",
  shownText("", { from: "access_point a", codeSha256: "$2", accessPointId: "$3", apiKeyId: "$4" }),
);

/** The same of several codes: each row says of which, counted from one. */
const verifySome = sql(
  "access_pass_verify_some",
  shownText("s.n::int as n, ", {
    from: `unnest($2::bytea[], $3::uuid[], $4::uuid[]) with ordinality as s (code_sha256, access_point_id, api_key_id, n)
     join access_point a on a.tenant_id = $1 and a.id = s.access_point_id`,
    codeSha256: "s.code_sha256",
    accessPointId: "s.access_point_id",
    apiKeyId: "s.api_key_id",
  }),
);

interface Row {
  door_site_id: string;
  door_status: "active" | "out_of_order";
  anti_passback: boolean;
  doors_check_in: boolean;
  pass_id: string | null;
  pass_status: "active" | "withdrawn";
  valid_from: Date;
  valid_to: Date;
  visit_id: string;
  site_id: string;
  visit_status: VisitStatus;
  clearance: Clearance;
  wheelchair: boolean;
  starts_at: Date;
  ends_at: Date;
  moved_from: Date | null;
  moved_to: Date | null;
  is_for_door: boolean;
  last_way: Direction | null;
}

/** A pass whose code was shown, with its visit as far as a door is concerned. */
export interface FoundPass {
  id: string;
  isActive: boolean;
  valid: { start: Date; end: Date };
  isForDoor: boolean;
  visit: {
    id: string;
    siteId: string;
    status: VisitStatus;
    clearance: Clearance;
    wheelchair: boolean;
    start: Date;
    end: Date;
  };
  movedFrom: { start: Date; end: Date } | null;
  lastWay: Direction | null;
}

export interface FoundDoor {
  door: { siteId: string; isActive: boolean };
  antiPassback: boolean;
  /** Where there is no desk, a door that lets somebody in has met her. */
  doorsCheckIn: boolean;
  pass: FoundPass | null;
}

export interface FindShown {
  codeSha256: Buffer;
  accessPointId: string;
  apiKeyId: string;
}

/** In the order of what was shown; undefined where a key is not for its access point. */
export async function findShownPasses(
  db: Queries,
  tenantId: string,
  shown: readonly FindShown[],
): Promise<(FoundDoor | undefined)[]> {
  const [first] = shown;
  if (first === undefined) return [];
  if (shown.length === 1) {
    const values = [tenantId, first.codeSha256, first.accessPointId, first.apiKeyId];
    const [row] = await db.query<Row>(verifyStatement, values);
    return [row && toDoor(row)];
  }
  const column = (name: keyof FindShown) => shown.map((one) => one[name]);
  const values = [tenantId, column("codeSha256"), column("accessPointId"), column("apiKeyId")];
  const rows = await db.query<Row & { n: number }>(verifySome, values);
  const found = new Map(rows.map((row) => [row.n, toDoor(row)]));
  return shown.map((_, index) => found.get(index + 1));
}

function toDoor(row: Row): FoundDoor {
  return {
    door: { siteId: row.door_site_id, isActive: row.door_status === "active" },
    antiPassback: row.anti_passback,
    doorsCheckIn: row.doors_check_in,
    pass: row.pass_id === null ? null : toPass(row.pass_id, row),
  };
}

function toPass(id: string, row: Row): FoundPass {
  const { moved_from: start, moved_to: end } = row;
  return {
    id,
    isActive: row.pass_status === "active",
    valid: { start: row.valid_from, end: row.valid_to },
    isForDoor: row.is_for_door,
    visit: {
      id: row.visit_id,
      siteId: row.site_id,
      status: row.visit_status,
      clearance: row.clearance,
      wheelchair: row.wheelchair,
      start: row.starts_at,
      end: row.ends_at,
    },
    movedFrom: start === null || end === null ? null : { start, end },
    lastWay: row.last_way,
  };
}
