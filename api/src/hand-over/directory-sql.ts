import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface ActiveOrganizer {
  id: string;
  entraObjectId: string;
  /** In lower case. */
  email: string;
  managerId: string | null;
  /** Somebody did something here as this account: it was a person's, also where its mailbox is shared by others now. */
  hasActed: boolean;
}

const organizers = sql(
  "directory_organizers",
  `select u.id, u.entra_object_id, lower(u.email) as email, u.manager_id,
          exists (
            select
              from meeting m
              join signal g on g.tenant_id = m.tenant_id and g.meeting_id = m.id and g.actor_id = u.id
             where m.tenant_id = u.tenant_id
               and m.organizer_id = u.id
               and m.ends_at > $2) as has_acted
     from app_user u
    where u.tenant_id = $1
      and u.status = 'active'
      and u.deleted_at is null
      and exists (
        select from meeting m
         where m.tenant_id = u.tenant_id
           and m.organizer_id = u.id
           and m.ends_at > $2
           and m.status in ('draft', 'scheduled', 'started')
           and m.deleted_at is null)
    order by u.id`,
);

/** Those who are there and organize something that lies ahead. */
export async function findActiveOrganizers(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<ActiveOrganizer[]> {
  interface Row {
    id: string;
    entra_object_id: string;
    email: string;
    manager_id: string | null;
    has_acted: boolean;
  }
  const rows = await db.query<Row>(organizers, [tenantId, now]);
  return rows.map((row) => ({
    id: row.id,
    entraObjectId: row.entra_object_id,
    email: row.email,
    managerId: row.manager_id,
    hasActed: row.has_acted,
  }));
}

const byEntra = sql(
  "directory_people_by_entra",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and u.entra_object_id = any($2::uuid[])
      and u.deleted_at is null`,
);

export function findPeopleByEntra(
  db: Queries,
  { tenantId, entraObjectIds }: { tenantId: string; entraObjectIds: readonly string[] },
): Promise<{ id: string }[]> {
  return db.query<{ id: string }>(byEntra, [tenantId, entraObjectIds]);
}

const byEmail = sql(
  "directory_people_by_email",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and lower(u.email) = any($2::text[])
      and u.status = 'active'
      and u.deleted_at is null
    order by u.id`,
);

export function findPeopleByEmail(
  db: Queries,
  { tenantId, emails }: { tenantId: string; emails: readonly string[] },
): Promise<{ id: string }[]> {
  return db.query<{ id: string }>(byEmail, [tenantId, emails]);
}

const endDelegates = sql(
  "calendar_delegate_end",
  `delete from calendar_delegate g
    where g.tenant_id = $1
      and g.manager_id = $2
      and g.source = 'calendar'
      and g.delegate_id <> all($3::uuid[])
    returning g.delegate_id`,
);

/** Those whom the calendar let write, except the given ones, act no more; who was chosen here stays. Says who they were. */
export async function deleteCalendarDelegates(
  db: Queries,
  { tenantId, managerId, keep }: { tenantId: string; managerId: string; keep: readonly string[] },
): Promise<string[]> {
  const rows = await db.query<{ delegate_id: string }>(endDelegates, [tenantId, managerId, keep]);
  return rows.map((row) => row.delegate_id);
}

const manager = sql(
  "app_user_set_manager",
  `update app_user
      set manager_id = $3,
          updated_at = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setManager(
  db: Queries,
  args: { tenantId: string; id: string; managerId: string; now: Date },
): Promise<void> {
  await db.execute(manager, [args.tenantId, args.id, args.managerId, args.now]);
}

const status = sql(
  "app_user_set_status",
  `update app_user
      set status = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and status <> $3`,
);

/** False where it is so already. */
export async function writeStatus(
  db: Queries,
  args: { tenantId: string; id: string; status: "active" | "disabled"; now: Date; userId: string | null },
): Promise<boolean> {
  return (await db.execute(status, [args.tenantId, args.id, args.status, args.now, args.userId])) === 1;
}
