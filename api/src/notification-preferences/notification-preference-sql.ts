import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type {
  NotificationPreference,
  OwnPreference,
} from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { preferenceDefaults } from "@magic-meetings/contract/notification-preferences/notification-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A person's row, or nulls where she has chosen nothing. */
export interface PreferenceColumns {
  routes: NotificationPreference["routes"] | null;
  quiet_from: string | null;
  quiet_until: string | null;
  digest_at: string | null;
}

export function toPreference(row: PreferenceColumns): NotificationPreference {
  const { routes, quiet_from: from, quiet_until: until, digest_at: digestAt } = row;
  return {
    routes: routes ?? preferenceDefaults.routes,
    quiet: from === null || until === null ? null : { from: from.slice(0, 5), until: until.slice(0, 5) },
    digestAt: digestAt?.slice(0, 5) ?? preferenceDefaults.digestAt,
  };
}

const find = sql(
  "notification_preference_find",
  `select p.routes, p.quiet_from, p.quiet_until, p.digest_at, u.time_zone, u.email,
          case c.status when 'installed' then 'open' when 'blocked' then 'closed' when 'removed' then 'closed'
               else 'never' end as chat
     from app_user u
     left join notification_preference p on p.tenant_id = u.tenant_id and p.user_id = u.id
     left join conversation c on c.tenant_id = u.tenant_id and c.user_id = u.id and c.channel = 'teams'
    where u.tenant_id = $1
      and u.id = $2`,
);

interface OwnRow extends PreferenceColumns {
  time_zone: string;
  email: string;
  chat: OwnPreference["chat"];
}

export async function findPreference(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<OwnPreference | undefined> {
  const [row] = await db.query<OwnRow>(find, [tenantId, userId]);
  return row && { ...toPreference(row), timeZone: row.time_zone, email: row.email, chat: row.chat };
}

const locale = sql(
  "notification_preference_locale",
  `select locale
     from app_user
    where tenant_id = $1
      and id = $2
      and deleted_at is null`,
);

export async function findLocale(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<Locale | undefined> {
  return (await db.query<{ locale: Locale }>(locale, [tenantId, userId]))[0]?.locale;
}

const put = sql(
  "notification_preference_put",
  `insert into notification_preference (
     tenant_id, user_id, routes, quiet_from, quiet_until, digest_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (tenant_id, user_id) do update
      set routes = excluded.routes,
          quiet_from = excluded.quiet_from,
          quiet_until = excluded.quiet_until,
          digest_at = excluded.digest_at,
          updated_at = excluded.updated_at,
          version = notification_preference.version + 1`,
);

export async function putPreference(
  db: Queries,
  wanted: { tenantId: string; userId: string; preference: NotificationPreference; now: Date },
): Promise<void> {
  const { routes, quiet, digestAt } = wanted.preference;
  await db.execute(put, [
    wanted.tenantId,
    wanted.userId,
    JSON.stringify(routes),
    quiet?.from ?? null,
    quiet?.until ?? null,
    digestAt,
    wanted.now,
  ]);
}
