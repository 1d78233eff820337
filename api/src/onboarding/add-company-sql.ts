import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface NewCompany {
  tenantId: string;
  name: string;
  entraTenantId: string;
  domains: string[];
  currency: string;
  timeZone: string;
  locale: string;
  administrator: { userId: string; roleId: string; entraObjectId: string; name: string; email: string };
  now: Date;
}

const tenant = sql(
  "onboarding_insert_tenant",
  `insert into tenant (id, name, entra_tenant_id, domains, default_currency, default_time_zone, default_locale, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (entra_tenant_id) do nothing`,
);

const user = sql(
  "onboarding_insert_administrator",
  `insert into app_user (tenant_id, id, entra_object_id, name, email, locale, time_zone, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
);

const role = sql(
  "onboarding_insert_role",
  `insert into user_role (tenant_id, id, user_id, role, created_at)
   values ($1, $2, $3, 'admin', $4)`,
);

/** The company and its first administrator. False where the directory has a company already; only the owner may do this. */
export async function insertCompany(db: Queries, company: NewCompany): Promise<boolean> {
  const { tenantId, name, entraTenantId, domains, currency, timeZone, locale, administrator, now } = company;
  const values = [tenantId, name, entraTenantId, domains, currency, timeZone, locale, now];
  if ((await db.execute(tenant, values)) === 0) return false;
  const { userId, roleId, entraObjectId, name: person, email } = administrator;
  await db.execute(user, [tenantId, userId, entraObjectId, person, email, locale, timeZone, now]);
  await db.execute(role, [tenantId, roleId, userId, now]);
  return true;
}
