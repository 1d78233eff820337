import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface SetUpRow {
  name: string;
  entraTenantId: string;
  sites: number;
  rooms: number;
  active: number;
  wanted: number;
  troubled: number;
  answered: boolean;
  testStatus: "pending" | "sent" | "failed" | "suppressed" | null;
  testReason: string | null;
}

const found = sql(
  "onboarding_set_up",
  `select t.name,
          t.entra_tenant_id as "entraTenantId",
          (select count(*)::integer
             from site s
            where s.tenant_id = $1
              and s.deleted_at is null) as sites,
          (select count(*)::integer
             from meeting_room r
            where r.tenant_id = $1
              and r.deleted_at is null) as rooms,
          listened.active,
          listened.wanted,
          listened.troubled,
          exists (
            select from import_data i
             where i.tenant_id = $1
               and i.source = 'graph'
               and i.is_read) as answered,
          test.status as "testStatus",
          test.reason as "testReason"
     from tenant t
    cross join lateral (
          select count(*) filter (where g.status = 'active')::integer as active,
                 count(*) filter (where g.status <> 'active' and g.problem is null)::integer as wanted,
                 count(*) filter (where g.status <> 'active' and g.problem is not null)::integer as troubled
            from graph_subscription g
           where g.tenant_id = $1) listened
     left join lateral (
          select l.status, l.reason
            from message_log l
           where l.tenant_id = $1
             and l.receiver_id = $2
             and l.thread = $3
           order by l.created_at desc, l.id desc
           limit 1) test on true
    where t.id = $1`,
);

/** How far a company is; `thread` is the asker's test messages. */
export async function findSetUp(
  db: Queries,
  { tenantId, userId, thread }: { tenantId: string; userId: string | null; thread: string },
): Promise<SetUpRow | undefined> {
  return (await db.query<SetUpRow>(found, [tenantId, userId, thread]))[0];
}

const refused = sql(
  "onboarding_troubled_calendars",
  `select g.mailbox, coalesce(g.problem, '') as problem
     from graph_subscription g
    where g.tenant_id = $1
      and g.status <> 'active'
      and g.problem is not null
    order by g.mailbox
    limit $2`,
);

/** The first mailboxes that cannot be listened to. */
export function listTroubledCalendars(
  db: Queries,
  { tenantId, limit }: { tenantId: string; limit: number },
): Promise<{ mailbox: string; problem: string }[]> {
  return db.query<{ mailbox: string; problem: string }>(refused, [tenantId, limit]);
}

export interface ConnectionRow {
  connection: "calendar" | "chat" | "mail";
  lastDoneAt: Date | null;
  lastFailedAt: Date | null;
  problem: string | null;
}

const calendar = sql(
  "onboarding_calendar_connection",
  `select (select l.at
             from sync_log l
            where l.tenant_id = $1
              and l.at >= $2
              and l.outcome in ('done', 'nothing')
            order by l.at desc, l.id desc
            limit 1) as "lastDoneAt",
          failed.at as "lastFailedAt",
          failed.problem
     from (values (1)) one
     left join lateral (
          select l.at, l.answer ->> 'problem' as problem
            from sync_log l
           where l.tenant_id = $1
             and l.at >= $2
             and l.outcome = 'failed'
           order by l.at desc, l.id desc
           limit 1) failed on true`,
);

const channel = sql(
  "onboarding_message_connection",
  `select (select l.sent_at
             from message_log l
            where l.tenant_id = $1
              and l.created_at >= $2
              and l.channel = $3
              and l.status = 'sent'
            order by l.created_at desc, l.id desc
            limit 1) as "lastDoneAt",
          failed.created_at as "lastFailedAt",
          failed.reason as problem
     from (values (1)) one
     left join lateral (
          select l.created_at, l.reason
            from message_log l
           where l.tenant_id = $1
             and l.created_at >= $2
             and l.channel = $3
             and l.status = 'failed'
           order by l.created_at desc, l.id desc
           limit 1) failed on true`,
);

type Found = Omit<ConnectionRow, "connection">;
const nothing: Found = { lastDoneAt: null, lastFailedAt: null, problem: null };

/** What went through each connection since a moment. */
export async function listConnections(
  db: Queries,
  { tenantId, since }: { tenantId: string; since: Date },
): Promise<ConnectionRow[]> {
  const read = async (channelName: string) => (await db.query<Found>(channel, [tenantId, since, channelName]))[0];
  return [
    { connection: "calendar", ...((await db.query<Found>(calendar, [tenantId, since]))[0] ?? nothing) },
    { connection: "chat", ...((await read("teams")) ?? nothing) },
    { connection: "mail", ...((await read("email")) ?? nothing) },
  ];
}
