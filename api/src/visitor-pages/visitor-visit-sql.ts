import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { VisitNeeds } from "@magic-meetings/contract/visits/visit.ts";
import type { Clearance, VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A visit with everything that its visitor is told of it, by mail and on her page. */
export interface VisitorVisit {
  id: string;
  status: VisitStatus;
  clearance: Clearance;
  start: Date;
  end: Date;
  movedFrom: { start: Date; end: Date } | null;
  lateUntil: Date | null;
  subject: string;
  meetingId: string | null;
  needs: VisitNeeds;
  company: string;
  visitor: { id: string; name: string; email: string; phone: string; company: string; locale: Locale };
  site: { id: string; name: string; address: string; timeZone: string; mapUrl: string };
  policy: { purpose: string; retentionDays: number | null };
  /** Those that are surely the meeting's, by name. */
  rooms: string[];
  host: { id: string; name: string; title: string; email: string };
  pass: { id: string; issue: number; isActive: boolean; validFrom: Date; validTo: Date } | null;
}

interface Row {
  id: string;
  status: VisitStatus;
  clearance: Clearance;
  starts_at: Date;
  ends_at: Date;
  told_start: Date | null;
  told_end: Date | null;
  late_until: Date | null;
  subject: string;
  meeting_id: string | null;
  parking: boolean;
  plate: string;
  wheelchair: boolean;
  wifi: boolean;
  lunch: boolean;
  tenant: string;
  visitor_id: string;
  name: string;
  email: string;
  phone: string;
  company: string;
  locale: Locale;
  site_id: string;
  site: string;
  address: string;
  time_zone: string;
  map_url: string | null;
  purpose: string | null;
  retention_days: number | null;
  rooms: string[];
  host_id: string;
  host: string;
  host_title: string;
  host_email: string;
  pass_id: string | null;
  issue: number;
  pass_status: string;
  valid_from: Date;
  valid_to: Date;
}

const read = sql(
  "visitor_visit_read",
  `select v.id, v.status, v.clearance, lower(v.during) as starts_at, upper(v.during) as ends_at,
          lower(v.moved_from) as told_start, upper(v.moved_from) as told_end, v.late_until,
          coalesce(nullif(v.purpose, ''), m.subject, '') as subject, v.meeting_id,
          v.parking, v.plate, v.wheelchair, v.wifi, v.lunch, t.name as tenant,
          p.id as visitor_id, p.name, p.email, p.phone, p.company, p.locale,
          s.id as site_id, s.name as site, s.address, s.time_zone, y.map_url, y.purpose, y.retention_days,
          array(
            select r.name || ', ' || f.name
              from room_booking b
              join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
              join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
             where b.tenant_id = v.tenant_id
               and b.meeting_location_id = v.meeting_location_id
               and b.status = 'confirmed'
             order by r.name) as rooms,
          h.id as host_id, h.name as host, h.title as host_title, h.email as host_email,
          a.id as pass_id, a.issue, a.status as pass_status, lower(a.valid) as valid_from, upper(a.valid) as valid_to
     from visit v
     join tenant t on t.id = v.tenant_id
     join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
     join app_user h on h.tenant_id = v.tenant_id and h.id = v.host_id
     left join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
     left join visit_policy y on y.tenant_id = v.tenant_id and y.site_id = v.site_id and y.deleted_at is null
     left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
    where v.tenant_id = $1
      and v.id = $2
      and p.erased_at is null`,
);

/** Undefined where there is none, or its visitor is erased. */
export async function findVisitorVisit(
  db: Queries,
  { tenantId, visitId }: { tenantId: string; visitId: string },
): Promise<VisitorVisit | undefined> {
  const [row] = await db.query<Row>(read, [tenantId, visitId]);
  return row && toVisit(row);
}

function toVisit(row: Row): VisitorVisit {
  return {
    id: row.id,
    status: row.status,
    clearance: row.clearance,
    start: row.starts_at,
    end: row.ends_at,
    movedFrom: row.told_start && row.told_end ? { start: row.told_start, end: row.told_end } : null,
    lateUntil: row.late_until,
    subject: row.subject,
    meetingId: row.meeting_id,
    needs: { parking: row.parking, plate: row.plate, wheelchair: row.wheelchair, wifi: row.wifi, lunch: row.lunch },
    company: row.tenant,
    visitor: {
      id: row.visitor_id,
      name: row.name,
      email: row.email,
      phone: row.phone,
      company: row.company,
      locale: row.locale,
    },
    site: { id: row.site_id, name: row.site, address: row.address, timeZone: row.time_zone, mapUrl: mapUrlOf(row) },
    policy: { purpose: row.purpose ?? "", retentionDays: row.retention_days },
    rooms: row.rooms,
    host: { id: row.host_id, name: row.host, title: row.host_title, email: row.host_email },
    pass:
      row.pass_id === null
        ? null
        : {
            id: row.pass_id,
            issue: row.issue,
            isActive: row.pass_status === "active",
            validFrom: row.valid_from,
            validTo: row.valid_to,
          },
  };
}

/** The site's own map, else the address looked for on one that belongs to nobody. */
function mapUrlOf({ map_url, address }: Row): string {
  if (map_url !== null && map_url !== "") return map_url;
  return address === "" ? "" : `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
}

const findLink = sql(
  "visitor_visit_by_link",
  `select a.visit_id, upper(v.during) as ends_at
     from access_pass a
     join visit v on v.tenant_id = a.tenant_id and v.id = a.visit_id
    where a.tenant_id = $1
      and a.link_sha256 = $2
      and v.visitor_id is not null`,
);

/** Which visit a link's hash belongs to, and when the visit ends. */
export async function findVisitOfLink(
  db: Queries,
  { tenantId, linkSha256 }: { tenantId: string; linkSha256: Buffer },
): Promise<{ visitId: string; end: Date } | undefined> {
  const [row] = await db.query<{ visit_id: string; ends_at: Date }>(findLink, [tenantId, linkSha256]);
  return row && { visitId: row.visit_id, end: row.ends_at };
}
