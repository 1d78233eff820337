import type { AppInstallations } from "@magic-meetings/contract/app-installations/app-installation.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

type InstallationStatus = "trying" | "installed" | "present" | "not_permitted" | "refused" | "later";

export interface Candidate {
  userId: string;
  entraObjectId: string;
}

const find = sql(
  "app_installation_candidates",
  `select distinct u.id, u.entra_object_id
     from message_log m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
     left join conversation c on c.tenant_id = m.tenant_id and c.user_id = m.receiver_id and c.channel = 'teams'
     left join app_installation i on i.tenant_id = m.tenant_id and i.user_id = m.receiver_id
    where m.tenant_id = $1
      and m.status = 'pending'
      and m.channel = 'teams'
      and u.status = 'active'
      and u.deleted_at is null
      and c.id is null
      and (i.user_id is null or i.next_try_at <= $2)
      and not exists (
          select
            from app_installation denied
           where denied.tenant_id = $1
             and denied.status = 'not_permitted'
             and denied.next_try_at > $2)
    order by u.id
    limit $3`,
);

/** Who should be told in chat, never opened it, and was not tried lately; nobody where it was found to be not permitted. */
export async function findCandidates(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<Candidate[]> {
  const rows = await db.query<{ id: string; entra_object_id: string }>(find, [tenantId, now, limit]);
  return rows.map(({ id, entra_object_id: entraObjectId }) => ({ userId: id, entraObjectId }));
}

const claim = sql(
  "app_installation_claim",
  `insert into app_installation (tenant_id, user_id, status, tried_at, next_try_at)
   values ($1, $2, 'trying', $3, $4)
   on conflict (tenant_id, user_id) do update
      set status = excluded.status,
          tried_at = excluded.tried_at,
          next_try_at = excluded.next_try_at
    where app_installation.next_try_at <= $3
   returning user_id`,
);

interface Try {
  tenantId: string;
  userId: string;
  now: Date;
  nextTryAt: Date;
}

/** Whoever of several is told true tries; nobody else does before the next time. */
export async function claimTry(db: Queries, { tenantId, userId, now, nextTryAt }: Try): Promise<boolean> {
  return (await db.query(claim, [tenantId, userId, now, nextTryAt])).length > 0;
}

const settle = sql(
  "app_installation_settle",
  `update app_installation
      set status = $3,
          next_try_at = $4
    where tenant_id = $1
      and user_id = $2`,
);

export async function settleTry(
  db: Queries,
  { tenantId, userId, status, nextTryAt }: Omit<Try, "now"> & { status: InstallationStatus },
): Promise<void> {
  await db.execute(settle, [tenantId, userId, status, nextTryAt]);
}

const known = sql(
  "app_installation_known_place",
  `select service_url, bot_id
     from conversation
    where tenant_id = $1
      and channel = 'teams'
      and status = 'installed'
    order by updated_at desc, id
    limit 1`,
);

/** Where the bot reaches the company's other people. */
export async function findKnownPlace(
  db: Queries,
  tenantId: string,
): Promise<{ serviceUrl: string; botId: string } | undefined> {
  const [row] = await db.query<{ service_url: string; bot_id: string }>(known, [tenantId]);
  return row && { serviceUrl: row.service_url, botId: row.bot_id };
}

const summarize = sql(
  "app_installation_summary",
  `select count(*) filter (where status in ('installed', 'present')) as installed,
          count(*) filter (where status = 'refused') as refused,
          min(tried_at) filter (where status = 'not_permitted') as not_permitted_since,
          max(tried_at) filter (where status in ('installed', 'present', 'refused')) as permitted_at
     from app_installation
    where tenant_id = $1`,
);

interface SummaryRow {
  installed: string;
  refused: string;
  not_permitted_since: Date | null;
  permitted_at: Date | null;
}

export async function readAppInstallations(db: Queries, tenantId: string): Promise<AppInstallations> {
  const [row] = await db.query<SummaryRow>(summarize, [tenantId]);
  const { not_permitted_since: since = null, permitted_at: permitted = null } = row ?? {};
  const isPermitted = since === null || (permitted !== null && permitted > since);
  return {
    installed: Number(row?.installed ?? 0),
    refused: Number(row?.refused ?? 0),
    notPermittedSince: isPermitted ? null : since.toISOString(),
  };
}
