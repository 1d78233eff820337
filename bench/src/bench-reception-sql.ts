import type { ClientBase } from "pg";

interface ReceptionPlan {
  tenantId: string;
  siteId: string;
  /** When the first of them is expected; the others follow over eight hours. */
  first: Date;
  visitors: number;
}

/** A site's day full of expected visitors, hosted by everybody there, at the meetings that it has. */
export async function fillReception(client: ClientBase, plan: ReceptionPlan): Promise<void> {
  const { tenantId, siteId, first, visitors } = plan;
  await client.query(
    `with hosts as (
       select u.id, row_number() over (order by u.id) as place, count(*) over () as hosts
         from app_user u
        where u.tenant_id = $1
          and u.status = 'active'
     ), meetings as (
       select l.id, l.meeting_id, row_number() over (order by l.id) as place, count(*) over () as meetings
         from meeting_location l
        where l.tenant_id = $1
          and l.site_id = $2
     ), person as (
       insert into visitor (tenant_id, id, name, email, company, search_text, created_at, updated_at)
       select $1, gen_random_uuid(), 'Given' || n || ' Family' || (n * 7919 % $4),
              'visitor' || n || '@bench.example', 'Company ' || (n % 150),
              'given' || n || ' family' || (n * 7919 % $4) || ' company ' || (n % 150), $3, $3
         from generate_series(1, $4::integer) as n
       returning tenant_id, id
     ), numbered as (
       select p.tenant_id, p.id, row_number() over (order by p.id) as n
         from person p
     )
     insert into visit (
       tenant_id, id, visitor_id, meeting_id, meeting_location_id, site_id, host_id, during, source, parking, plate,
       created_at, updated_at)
     select p.tenant_id, gen_random_uuid(), p.id, m.meeting_id, m.id, $2, h.id,
            tstzrange(
              $3::timestamptz + p.n * interval '8 hours' / $4::integer,
              $3::timestamptz + p.n * interval '8 hours' / $4::integer + interval '1 hour'),
            'by_hand', p.n % 3 = 0, case when p.n % 3 = 0 then 'DK ' || (10000 + p.n) else '' end, $3, $3
       from numbered p
       join hosts h on h.place = p.n % h.hosts + 1
       join meetings m on m.place = p.n % m.meetings + 1`,
    [tenantId, siteId, first, visitors],
  );
  await client.query("analyze visitor, visit");
}

/** Visits of one host that nobody has checked in, each at another meeting, so that each is told by itself. */
export async function expectedOf(
  client: ClientBase,
  { tenantId, siteId, hostId, count }: { tenantId: string; siteId: string; hostId: string; count: number },
): Promise<string[]> {
  await client.query(
    `update visit set host_id = $3
      where tenant_id = $1
        and id in (
          select distinct on (v.meeting_location_id) v.id
            from visit v
           where v.tenant_id = $1
             and v.site_id = $2
             and v.status = 'invited'
             and v.arrived_at is null
           order by v.meeting_location_id, v.id
           limit $4)`,
    [tenantId, siteId, hostId, count],
  );
  const { rows } = await client.query<{ id: string }>(
    `select distinct on (meeting_location_id) id
       from visit
      where tenant_id = $1
        and site_id = $2
        and host_id = $3
        and status = 'invited'
      order by meeting_location_id, id
      limit $4`,
    [tenantId, siteId, hostId, count],
  );
  return rows.map(({ id }) => id);
}

/** Whether the host's card about a visit has reached the channel. */
export async function isTold(client: ClientBase, tenantId: string, visitId: string): Promise<boolean> {
  const { rows } = await client.query(
    `select 1
       from message_log m
       join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id
      where m.tenant_id = $1
        and s.subject_id = $2
        and m.kind = 'arrival_card'
        and m.status = 'sent'`,
    [tenantId, visitId],
  );
  return rows.length > 0;
}
