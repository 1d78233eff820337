import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { VisitorExport } from "@magic-meetings/contract/privacy/known-visitor.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { keptUntil, withPolicy } from "./retention-columns-sql.ts";

// Each part of the export as JSON in the contract's words; moments are written as PostgreSQL's JSON writes them.

const person = sql(
  "export_person",
  `select r.id, r.name, r.email, r.phone, r.company, r.locale, r.created_at, t.name as at_company
     from visitor r
     join tenant t on t.id = r.tenant_id
    where r.tenant_id = $1
      and r.id = $2
      and r.erased_at is null`,
);

export interface ExportedPerson {
  person: VisitorExport["person"];
  company: string;
}

/** Undefined where there is no such person, or she is erased. */
export async function exportPerson(
  db: Queries,
  { tenantId, visitorId }: { tenantId: string; visitorId: string },
): Promise<ExportedPerson | undefined> {
  const rows = await db.query<{
    id: string;
    name: string;
    email: string;
    phone: string;
    company: string;
    locale: Locale;
    created_at: Date;
    at_company: string;
  }>(person, [tenantId, visitorId]);
  return rows.map(({ created_at: since, at_company: company, ...one }) => ({
    person: { ...one, since: since.toISOString() },
    company,
  }))[0];
}

const visits = sql(
  "export_visits",
  `select json_build_object(
            'id', v.id, 'site', s.name, 'host', h.name, 'purpose', v.purpose, 'start', lower(v.during),
            'end', upper(v.during), 'source', v.source, 'status', v.status, 'clearance', v.clearance,
            'needs', json_build_object(
              'parking', v.parking, 'plate', v.plate, 'wheelchair', v.wheelchair, 'wifi', v.wifi, 'lunch', v.lunch),
            'note', v.note, 'arrivedAt', v.arrived_at, 'leftAt', v.left_at, 'leftHow', v.left_how,
            'badgeNumber', v.badge_number, 'passValidFrom', lower(a.valid), 'passValidTo', upper(a.valid),
            'photoTakenAt', f.taken_at, 'keptUntil', ${keptUntil}) as row
     from visit v
     join app_user h on h.tenant_id = v.tenant_id and h.id = v.host_id
     left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
     left join visitor_photo f on f.tenant_id = v.tenant_id and f.visit_id = v.id
     ${withPolicy}
    where v.tenant_id = $1
      and v.visitor_id = $2
    order by lower(v.during), v.id`,
);

const messages = sql(
  "export_messages",
  `select json_build_object(
            'at', m.created_at, 'kind', m.kind, 'channel', m.channel, 'status', m.status, 'content', m.content) as row
     from visit v
     join message_log m on m.tenant_id = v.tenant_id and m.visit_id = v.id
    where v.tenant_id = $1
      and v.visitor_id = $2
    order by m.created_at, m.id`,
);

const invites = sql(
  "export_invites",
  `select json_build_object('meetingId', m.id, 'start', m.starts_at, 'response', r.response) as row
     from visitor p
     join meeting_role r on r.tenant_id = p.tenant_id and r.email = p.email and r.user_id is null
     join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
    where p.tenant_id = $1
      and p.id = $2
      and p.email <> ''
    order by m.starts_at, m.id`,
);

const consents = sql(
  "export_consents",
  `select json_build_object(
            'visitId', c.visit_id, 'seenAt', c.seen_at, 'how', c.how, 'number', t.number, 'locale', t.locale,
            'content', t.content) as row
     from visit v
     join consent_seen c on c.tenant_id = v.tenant_id and c.visit_id = v.id
     join consent_text t on t.tenant_id = c.tenant_id and t.id = c.consent_text_id
    where v.tenant_id = $1
      and v.visitor_id = $2
    order by c.seen_at, c.visit_id`,
);

const rules = sql(
  "export_house_rules",
  `select json_build_object(
            'visitId', a.visit_id, 'acceptedAt', a.accepted_at, 'number', h.number, 'locale', h.locale) as row
     from visit v
     join house_rule_acceptance a on a.tenant_id = v.tenant_id and a.visit_id = v.id
     join house_rule h on h.tenant_id = a.tenant_id and h.id = a.house_rule_id
    where v.tenant_id = $1
      and v.visitor_id = $2
    order by a.accepted_at, a.visit_id`,
);

const photos = sql(
  "export_photos",
  `select json_build_object(
            'visitId', f.visit_id, 'takenAt', f.taken_at, 'jpeg', replace(encode(f.jpeg, 'base64'), e'\\n', '')) as row
     from visit v
     join visitor_photo f on f.tenant_id = v.tenant_id and f.visit_id = v.id
    where v.tenant_id = $1
      and v.visitor_id = $2
    order by f.taken_at, f.visit_id`,
);

const series = sql(
  "export_series",
  `select json_build_object(
            'seriesId', w.series_id, 'purpose', w.purpose, 'plate', w.plate, 'note', w.note, 'from', w.from_start,
            'until', w.until_start) as row
     from series_visitor w
    where w.tenant_id = $1
      and w.visitor_id = $2
    order by w.from_start, w.id`,
);

const parts = { visits, messages, invites, consents, houseRules: rules, photos, series } as const;
type Parts = Pick<VisitorExport, keyof typeof parts>;

/** Everything that hangs on a person. */
export async function exportParts(
  db: Queries,
  { tenantId, visitorId }: { tenantId: string; visitorId: string },
): Promise<Parts> {
  const read: [string, unknown[]][] = [];
  for (const [part, statement] of Object.entries(parts)) {
    read.push([part, (await db.query<{ row: unknown }>(statement, [tenantId, visitorId])).map(({ row }) => row)]);
  }
  return Object.fromEntries(read) as Parts;
}
