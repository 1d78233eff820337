import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { businessCalendarJson } from "../places/business-calendar-sql.ts";
import type { Deciders } from "./who-is-asked.ts";

/** Who can decide for an account, and after how many open hours others are asked. */
export interface AccountDeciders extends Deciders {
  escalationHours: number;
}

const deciders = sql(
  "account_deciders",
  `select c.id, u.id as owner_id, c.escalation_hours,
          (select coalesce(json_agg(json_build_object('userId', y.user_id, 'endsAt', y.ends_at) order by y.user_id), '[]')
             from account_deputy y
             join app_user e on e.tenant_id = y.tenant_id and e.id = y.user_id
            where y.tenant_id = c.tenant_id
              and y.account_id = c.id
              and y.starts_at <= $3
              and (y.ends_at is null or y.ends_at > $3)
              and e.status = 'active'
              and e.deleted_at is null) as deputies
     from account c
     left join app_user u
       on u.tenant_id = c.tenant_id and u.id = c.owner_id and u.status = 'active' and u.deleted_at is null
    where c.tenant_id = $1
      and c.id = any($2::uuid[])`,
);

export async function findDeciders(
  db: Queries,
  { tenantId, accountIds, now }: { tenantId: string; accountIds: readonly string[]; now: Date },
): Promise<Map<string, AccountDeciders>> {
  const rows = await db.query<{
    id: string;
    owner_id: string | null;
    escalation_hours: number;
    deputies: AccountDeciders["deputies"];
  }>(deciders, [tenantId, accountIds, now]);
  return new Map(
    rows.map(({ id, owner_id: ownerId, escalation_hours: escalationHours, deputies }) => [
      id,
      { ownerId, escalationHours, deputies },
    ]),
  );
}

const mostAsked = 5;

const finance = sql(
  "finance_people",
  `select u.id, h.role
     from user_role h
     join app_user u on u.tenant_id = h.tenant_id and u.id = h.user_id
    where h.tenant_id = $1
      and h.role in ('finance', 'admin')
      and num_nonnulls(h.site_id, h.vendor_id, h.account_id) = 0
      and u.status = 'active'
      and u.deleted_at is null
    order by h.role desc, u.id
    limit ${4 * mostAsked}`,
);

/** Finance; in a company without, its administrators. */
export async function findFinancePeople(db: Queries, tenantId: string): Promise<string[]> {
  const rows = await db.query<{ id: string; role: string }>(finance, [tenantId]);
  const role = rows[0]?.role;
  return rows
    .filter((row) => row.role === role)
    .slice(0, mostAsked)
    .map(({ id }) => id);
}

const calendar = sql(
  "site_calendar_ahead",
  `select ${businessCalendarJson("$3", { before: 1, after: 90 })} as calendar
     from site s
     join business_hours b on b.tenant_id = s.tenant_id and b.id = s.business_hours_id
    where s.tenant_id = $1
      and s.id = $2
      and b.deleted_at is null`,
);

/** When a site is open from now on; null: always. */
export async function findSiteCalendar(
  db: Queries,
  { tenantId, siteId, now }: { tenantId: string; siteId: string; now: Date },
): Promise<BusinessCalendar | null> {
  const rows = await db.query<{ calendar: BusinessCalendar }>(calendar, [tenantId, siteId, now]);
  return rows[0]?.calendar ?? null;
}
