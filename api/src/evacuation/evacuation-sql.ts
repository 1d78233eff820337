import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface EvacuationRecord {
  id: string;
  siteId: string;
  drill: boolean;
  startedAt: Date;
  startedBy: { id: string; name: string };
  endedAt: Date | null;
  endedBy: { id: string; name: string } | null;
  expected: number | null;
  safe: number | null;
}

const columns = `
  e.id, e.site_id, e.drill, e.started_at, s.id as started_by, s.name as started_name, e.ended_at,
  d.id as ended_by, d.name as ended_name, e.expected, e.safe`;

const from = `
     from evacuation e
     join app_user s on s.tenant_id = e.tenant_id and s.id = e.started_by
     left join app_user d on d.tenant_id = e.tenant_id and d.id = e.ended_by
    where e.tenant_id = $1`;

const find = sql(
  "evacuation_find",
  `select ${columns} ${from}
      and e.id = (select coalesce(o.same_as, o.id)
                    from evacuation o
                   where o.tenant_id = $1
                     and o.id = $2)`,
);

/** By its own id, or by one that a tablet without a network gave it. */
export async function findEvacuation(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<EvacuationRecord | undefined> {
  return (await db.query<Row>(find, [tenantId, id])).map(toRecord)[0];
}

const lock = sql(
  "evacuation_lock",
  `select e.id
     from evacuation e
    where e.tenant_id = $1
      and e.id = $2
      for no key update`,
);

/** As it is once nobody else ends it. */
export async function lockEvacuation(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<EvacuationRecord | undefined> {
  const found = await findEvacuation(db, { tenantId, id });
  if (found === undefined) return undefined;
  await db.query(lock, [tenantId, found.id]);
  return findEvacuation(db, { tenantId, id: found.id });
}

const running = sql(
  "evacuation_running",
  `select ${columns} ${from}
      and e.site_id = $2
      and e.ended_at is null
      and e.same_as is null`,
);

export async function findRunningEvacuation(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<EvacuationRecord | undefined> {
  return (await db.query<Row>(running, [tenantId, siteId])).map(toRecord)[0];
}

const ended = sql(
  "evacuation_list_ended",
  `select ${columns} ${from}
      and e.site_id = $2
      and e.ended_at is not null
      and e.same_as is null
      and ($3::timestamptz is null or (e.started_at, e.id) < ($3, $4::uuid))
    order by e.started_at desc, e.id desc
    limit $5`,
);

/** Those that are over, the newest first. */
export async function listEndedEvacuations(
  db: Queries,
  {
    tenantId,
    siteId,
    after,
    limit,
  }: { tenantId: string; siteId: string; after: [string, string] | undefined; limit: number },
): Promise<EvacuationRecord[]> {
  const [at, id] = after ?? [null, null];
  return (await db.query<Row>(ended, [tenantId, siteId, at, id, limit])).map(toRecord);
}

const insert = sql(
  "evacuation_insert",
  `insert into evacuation (tenant_id, id, site_id, drill, started_at, started_by)
   values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing`,
);

/** False where one runs at the site already; whoever begins one meanwhile waits here. */
export async function insertEvacuation(
  db: Queries,
  given: { tenantId: string; id: string; siteId: string; drill: boolean; at: Date; userId: string },
): Promise<boolean> {
  const { tenantId, id, siteId, drill, at, userId } = given;
  return (await db.execute(insert, [tenantId, id, siteId, drill, at, userId])) === 1;
}

const insertName = sql(
  "evacuation_insert_name",
  `insert into evacuation (tenant_id, id, site_id, drill, started_at, started_by, same_as)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict do nothing`,
);

/** Another name for one that runs. */
export async function insertEvacuationName(
  db: Queries,
  given: { tenantId: string; id: string; siteId: string; drill: boolean; at: Date; userId: string; sameAs: string },
): Promise<void> {
  const { tenantId, id, siteId, drill, at, userId, sameAs } = given;
  await db.execute(insertName, [tenantId, id, siteId, drill, at, userId, sameAs]);
}

const makeReal = sql(
  "evacuation_make_real",
  `update evacuation
      set drill = false
    where tenant_id = $1
      and id = $2`,
);

/** What began as a drill is none where somebody says so. */
export async function makeEvacuationReal(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<void> {
  await db.execute(makeReal, [tenantId, id]);
}

const end = sql(
  "evacuation_end",
  `update evacuation
      set ended_at = $3,
          ended_by = $4,
          expected = $5,
          safe = $6
    where tenant_id = $1
      and id = $2`,
);

export async function writeEvacuationEnd(
  db: Queries,
  given: { tenantId: string; id: string; at: Date; userId: string; expected: number; safe: number },
): Promise<void> {
  const { tenantId, id, at, userId, expected, safe } = given;
  await db.execute(end, [tenantId, id, at, userId, expected, safe]);
}

interface Row {
  id: string;
  site_id: string;
  drill: boolean;
  started_at: Date;
  started_by: string;
  started_name: string;
  ended_at: Date | null;
  ended_by: string | null;
  ended_name: string | null;
  expected: number | null;
  safe: number | null;
}

function toRecord(row: Row): EvacuationRecord {
  return {
    id: row.id,
    siteId: row.site_id,
    drill: row.drill,
    startedAt: row.started_at,
    startedBy: { id: row.started_by, name: row.started_name },
    endedAt: row.ended_at,
    endedBy: row.ended_by === null ? null : { id: row.ended_by, name: row.ended_name ?? "" },
    expected: row.expected,
    safe: row.safe,
  };
}
