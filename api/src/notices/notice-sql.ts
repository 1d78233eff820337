import type {
  CodesGuessedNotice,
  SetUpTestNotice,
  WebhookDisabledNotice,
} from "@magic-meetings/contract/notices/notice.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const told = sql(
  "notice_receivers",
  `select distinct u.id
     from app_user u
     join user_role r on r.tenant_id = u.tenant_id and r.user_id = u.id
    where u.tenant_id = $1
      and u.status = 'active'
      and u.deleted_at is null
      and (r.role = 'admin' and r.site_id is null and r.vendor_id is null and r.account_id is null
           or r.role = 'security' and $2::uuid is not null and (r.site_id is null or r.site_id = $2))
    order by u.id`,
);

/** Administrators, and for a site its security. */
export async function listReceivers(
  db: Queries,
  { tenantId, securityOf }: { tenantId: string; securityOf: string | null },
): Promise<string[]> {
  return (await db.query<{ id: string }>(told, [tenantId, securityOf])).map(({ id }) => id);
}

interface NoticeId {
  tenantId: string;
  id: string;
}

const alarm = sql(
  "notice_alarm",
  `select a.name as access_point, s.name as site, s.time_zone, l.raised_at, l.tries
     from access_alarm l
     join access_point a on a.tenant_id = l.tenant_id and a.id = l.access_point_id
     join site s on s.tenant_id = a.tenant_id and s.id = a.site_id
    where l.tenant_id = $1
      and l.access_point_id = $2`,
);

export async function findAlarm(db: Queries, { tenantId, id }: NoticeId): Promise<CodesGuessedNotice | undefined> {
  const rows = await db.query<{
    access_point: string;
    site: string;
    time_zone: string;
    raised_at: Date;
    tries: number;
  }>(alarm, [tenantId, id]);
  return rows.map((row) => ({
    kind: "codes_guessed" as const,
    accessPoint: row.access_point,
    site: { name: row.site, timeZone: row.time_zone },
    raisedAt: row.raised_at.toISOString(),
    tries: row.tries,
  }))[0];
}

const company = sql("notice_tested_company", `select t.name from tenant t where t.id = $1`);

/** Whose messages are tested. */
export async function findTestedCompany(db: Queries, tenantId: string): Promise<SetUpTestNotice | undefined> {
  const rows = await db.query<{ name: string }>(company, [tenantId]);
  return rows.map(({ name }) => ({ kind: "set_up_test" as const, company: name }))[0];
}

const webhook = sql(
  "notice_webhook",
  `select name, url, failing_since
     from webhook
    where tenant_id = $1
      and id = $2
      and status = 'disabled'
      and deleted_at is null`,
);

/** Undefined where it is in use again. */
export async function findDisabledWebhook(
  db: Queries,
  { tenantId, id }: NoticeId,
): Promise<WebhookDisabledNotice | undefined> {
  const rows = await db.query<{ name: string; url: string; failing_since: Date | null }>(webhook, [tenantId, id]);
  return rows.map((row) => ({
    kind: "webhook_disabled" as const,
    webhook: row.name,
    host: new URL(row.url).host,
    failingSince: row.failing_since?.toISOString() ?? null,
  }))[0];
}
