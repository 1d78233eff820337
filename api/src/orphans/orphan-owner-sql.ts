import type { OrphanEntity } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Whom something that is left alone belongs to now, and where it takes place. */
export interface OrphanOwner {
  ownerId: string | null;
  siteId: string | null;
}

const home = sql(
  "orphan_home",
  `select coalesce(
            (select k.site_id from room_booking k where k.tenant_id = $1 and $2 = 'room_booking' and k.id = $3),
            (select o.site_id from service_order o where o.tenant_id = $1 and $2 = 'service_order' and o.id = $3),
            (select l.site_id
               from meeting_location l
              where l.tenant_id = $1
                and l.meeting_id = $4
                and l.left_at is null
              order by l.id
              limit 1)) as site_id,
          coalesce(
            (select m.organizer_id from meeting m where m.tenant_id = $1 and m.id = $4),
            (select s.organizer_id from meeting_series s where s.tenant_id = $1 and $2 = 'series' and s.id = $3)
          ) as organizer_id`,
);

// The organizer; who stands in for her; her manager; who looks after the site, and then after all.
const owner = sql(
  "orphan_owner",
  `select u.id
     from (
       select $2::uuid as user_id, 0 as rank
        union all
       select p.user_id, 1
         from meeting_role p
        where p.tenant_id = $1
          and p.meeting_id = $3
          and p.role = 'delegate'
          and p.user_id is not null
        union all
       select d.delegate_id, 1
         from calendar_delegate d
        where d.tenant_id = $1
          and d.manager_id = $2
        union all
       select o.manager_id, 2
         from app_user o
        where o.tenant_id = $1
          and o.id = $2
          and o.manager_id is not null
        union all
       select r.user_id,
              case
                when r.role = 'facility' and r.site_id = $4 then 3
                when r.role = 'facility' then 4
                else 5
              end
         from user_role r
        where r.tenant_id = $1
          and r.role in ('facility', 'admin')
          and (r.site_id is null or r.site_id = $4)
          and r.vendor_id is null
          and r.account_id is null) c
     join app_user u on u.tenant_id = $1 and u.id = c.user_id
    where u.status = 'active'
      and u.deleted_at is null
    order by c.rank, u.id
    limit 1`,
);

/** The meeting's organizer, else her delegate or manager, else whoever manages the site's facilities, else an administrator. */
export async function findOrphanOwner(
  db: Queries,
  about: { tenantId: string; entityType: OrphanEntity; entityId: string; meetingId: string | null },
): Promise<OrphanOwner> {
  const { tenantId, entityType, entityId, meetingId } = about;
  const [at] = await db.query<{ site_id: string | null; organizer_id: string | null }>(home, [
    tenantId,
    entityType,
    entityId,
    meetingId,
  ]);
  const siteId = at?.site_id ?? null;
  const [found] = await db.query<{ id: string }>(owner, [tenantId, at?.organizer_id ?? null, meetingId, siteId]);
  return { ownerId: found?.id ?? null, siteId };
}
