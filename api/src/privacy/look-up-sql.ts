import type { LookUp } from "@magic-meetings/contract/privacy/look-up.ts";
import type { LookUpWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const count = sql(
  "look_up_count",
  `select count(*)::integer as count
     from audit_log a
    where a.tenant_id = $1
      and a.action = 'visitor.look_up'
      and a.at > $2
      and a.actor_id = $3
      and a.new_values->>'how' = 'online'`,
);

/** How often somebody asked the service since a moment. */
export async function countLookUps(
  db: Queries,
  { tenantId, actorId, since }: { tenantId: string; actorId: string; since: Date },
): Promise<number> {
  return (await db.query<{ count: number }>(count, [tenantId, since, actorId]))[0]?.count ?? 0;
}

const list = sql(
  "look_up_list",
  `select a.id, a.at, a.new_values, u.id as user_id, u.name as user_name, s.id as site_id, s.name as site_name
     from audit_log a
     left join app_user u on u.tenant_id = a.tenant_id and u.id = a.actor_id
     left join site s on s.tenant_id = a.tenant_id and s.id = a.entity_id
    where a.tenant_id = $1
      and a.action = 'visitor.look_up'
      and ($2::uuid is null or a.actor_id = $2)
      and ($3::uuid is null or a.entity_id = $3)
      and ($4::text is null or a.new_values->>'how' = $4)
      and ($5::timestamptz is null or a.at >= $5::timestamptz)
      and ($6::timestamptz is null or a.at < $6::timestamptz)
      and ($7::timestamptz is null or (a.at, a.id) < ($7::timestamptz, $8::uuid))
    order by a.at desc, a.id desc
    limit $9`,
  { plan: "each" },
);

export interface LookUpList {
  tenantId: string;
  userId: string | null;
  siteId: string | null;
  how: LookUpWay | null;
  from: Date | null;
  to: Date | null;
  after: [string, string] | undefined;
  limit: number;
}

interface Row {
  id: string;
  at: Date;
  new_values: { how: LookUpWay; letters: number; found: number };
  user_id: string | null;
  user_name: string | null;
  site_id: string | null;
  site_name: string | null;
}

/** The latest first. */
export async function listLookUps(db: Queries, wanted: LookUpList): Promise<LookUp[]> {
  const { tenantId, userId, siteId, how, from, to, after, limit } = wanted;
  const values = [tenantId, userId, siteId, how, from, to, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<Row>(list, values)).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    who: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? "" },
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? "" },
    how: row.new_values.how,
    letters: row.new_values.letters,
    found: row.new_values.found,
  }));
}
