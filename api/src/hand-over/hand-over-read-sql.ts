import type { HandOverItem } from "@magic-meetings/contract/hand-over/hand-over.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const orders = (meeting: string) => `(
  select count(*)::integer
    from service_order o
    join meeting om on om.tenant_id = o.tenant_id and om.id = o.meeting_id
   where o.tenant_id = $1
     and ${meeting}
     and om.ends_at > $3
     and o.status not in ('draft', 'cancelled', 'rejected'))`;

/** Everything that a person looks after from now on, soonest first; dates of a series are the series'. */
const items = sql(
  "hand_over_items_of_person",
  `select x.kind, x.id, x.name, x.at, x.orders
     from (
       select 'series' as kind, s.id, s.subject as name,
              (select min(m.starts_at)
                 from meeting m
                where m.tenant_id = s.tenant_id
                  and m.series_id = s.id
                  and m.ends_at > $3
                  and m.status <> 'cancelled') as at,
              ${orders("om.series_id = s.id")} as orders
         from meeting_series s
        where s.tenant_id = $1
          and s.organizer_id = $2
          and s.status in ('draft', 'scheduled')
          and (s.ends_on is null or s.ends_on >= $3::timestamptz::date - 1)
          and s.deleted_at is null
       union all
       select 'meeting', m.id, m.subject, m.starts_at, ${orders("om.id = m.id")}
         from meeting m
        where m.tenant_id = $1
          and m.organizer_id = $2
          and m.series_id is null
          and m.ends_at > $3
          and m.status in ('draft', 'scheduled', 'started')
          and m.deleted_at is null
       union all
       select 'approval', a.id, m.subject, m.starts_at, 0
         from approval a
         join meeting m on m.tenant_id = a.tenant_id and m.id = a.meeting_id
        where a.tenant_id = $1
          and a.approver_id = $2
          and a.state = 'pending'
       union all
       select 'account', c.id, c.code || ' ' || c.name, null::timestamptz, 0
         from account c
        where c.tenant_id = $1
          and c.owner_id = $2
          and c.deleted_at is null
       union all
       select 'deputy', d.id, c.code || ' ' || c.name, null, 0
         from account_deputy d
         join account c on c.tenant_id = d.tenant_id and c.id = d.account_id
        where d.tenant_id = $1
          and d.user_id = $2
          and (d.ends_at is null or d.ends_at > $3)
       union all
       select 'task', t.id, m.subject, t.starts_at, 0
         from task t
         join production_order p on p.tenant_id = t.tenant_id and p.id = t.production_order_id
         join meeting m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
        where t.tenant_id = $1
          and t.responsible_id = $2
          and t.status in ('open', 'started')
       union all
       select 'template', e.id, e.name, null, 0
         from order_template e
        where e.tenant_id = $1
          and e.owner_id = $2
          and e.deleted_at is null
       union all
       select 'room', r.id, r.name, null, 0
         from meeting_room r
        where r.tenant_id = $1
          and r.approver_id = $2
          and r.deleted_at is null
       union all
       select 'vendor', v.id, v.name, null, 0
         from vendor v
        where v.tenant_id = $1
          and v.task_responsible_id = $2
          and v.deleted_at is null
       union all
       select 'visit', i.id, coalesce(m.subject, t.name), lower(i.during), 0
         from visit i
         join site t on t.tenant_id = i.tenant_id and t.id = i.site_id
         left join meeting m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
        where i.tenant_id = $1
          and i.host_id = $2
          and i.status in ('invited', 'confirmed', 'arrived')
          and upper(i.during) > $3
          and (m.id is null or m.organizer_id <> $2)) x
    where $4::text[] is null or x.kind = any($4::text[])
    order by x.at nulls last, x.kind, x.name, x.id
    limit $5`,
  { plan: "each" },
);

interface ItemRow {
  kind: HandOverItem["kind"];
  id: string;
  name: string;
  at: Date | null;
  orders: number;
}

export async function findItemsOfPerson(
  db: Queries,
  args: { tenantId: string; userId: string; now: Date; kinds: readonly string[] | null; limit: number },
): Promise<HandOverItem[]> {
  const { tenantId, userId, now, kinds, limit } = args;
  const rows = await db.query<ItemRow>(items, [tenantId, userId, now, kinds, limit]);
  return rows.map(({ at, ...item }) => ({ ...item, at: at === null ? null : new Date(at).toISOString() }));
}

export interface PersonRecord {
  id: string;
  name: string;
  status: "active" | "disabled";
  delegate: { id: string; name: string } | null;
  manager: { id: string; name: string } | null;
}

const person = sql(
  "hand_over_person",
  `select u.id, u.name, u.status,
          (select json_build_object('id', d.id, 'name', d.name)
             from calendar_delegate g
             join app_user d on d.tenant_id = g.tenant_id and d.id = g.delegate_id
            where g.tenant_id = u.tenant_id
              and g.manager_id = u.id
              and d.status = 'active'
              and d.deleted_at is null
            order by d.name
            limit 1) as delegate,
          (select json_build_object('id', w.id, 'name', w.name)
             from app_user w
            where w.tenant_id = u.tenant_id
              and w.id = u.manager_id
              and w.status = 'active'
              and w.deleted_at is null) as manager
     from app_user u
    where u.tenant_id = $1
      and u.id = $2
      and u.deleted_at is null`,
);

export async function findPerson(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<PersonRecord | undefined> {
  return (await db.query<PersonRecord>(person, [tenantId, id]))[0];
}

export interface HandOverRecord {
  id: string;
  from: { id: string; name: string; isActive: boolean };
  to: { id: string; name: string };
  at: Date;
  by: { id: string | null; name: string };
  undoneAt: Date | null;
  items: { kind: HandOverItem["kind"]; id: string; name: string; at: string | null }[];
  count: number;
}

const shownItems = 100;

const byId = sql(
  "hand_over_by_id",
  `select h.id, h.from_id, f.name as from_name, f.status as from_status, h.to_id, t.name as to_name, h.created_at,
          h.created_by, b.name as by_name, h.undone_at,
          (select count(*)::integer
             from hand_over_item i
            where i.tenant_id = h.tenant_id
              and i.hand_over_id = h.id) as count,
          (select coalesce(json_agg(json_build_object('kind', i.kind, 'id', i.entity_id, 'name', i.name, 'at', i.at)
                    order by i.position), '[]')
             from hand_over_item i
            where i.tenant_id = h.tenant_id
              and i.hand_over_id = h.id
              and i.position < $3) as items
     from hand_over h
     join app_user f on f.tenant_id = h.tenant_id and f.id = h.from_id
     join app_user t on t.tenant_id = h.tenant_id and t.id = h.to_id
     left join app_user b on b.tenant_id = h.tenant_id and b.id = h.created_by
    where h.tenant_id = $1
      and h.id = $2`,
);

interface Row {
  id: string;
  from_id: string;
  from_name: string;
  from_status: string;
  to_id: string;
  to_name: string;
  created_at: Date;
  created_by: string | null;
  by_name: string | null;
  undone_at: Date | null;
  count: number;
  items: HandOverRecord["items"];
}

export async function findHandOver(
  db: Queries,
  { tenantId, id, mostItems = shownItems }: { tenantId: string; id: string; mostItems?: number },
): Promise<HandOverRecord | undefined> {
  return (await db.query<Row>(byId, [tenantId, id, mostItems])).map((row) => ({
    id: row.id,
    from: { id: row.from_id, name: row.from_name, isActive: row.from_status === "active" },
    to: { id: row.to_id, name: row.to_name },
    at: row.created_at,
    by: { id: row.created_by, name: row.by_name ?? "" },
    undoneAt: row.undone_at,
    items: row.items,
    count: row.count,
  }))[0];
}
