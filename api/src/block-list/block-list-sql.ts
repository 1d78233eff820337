import type { BlockListEntry, BlockListInput } from "@magic-meetings/contract/block-list/block-list.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface Row {
  id: string;
  name: string;
  email: string;
  company: string;
  reason: string;
  valid_to: string | null;
  waiting: number;
  created_at: Date;
  created_by_name: string | null;
  deleted_at: Date | null;
  version: number;
}

const columns = `
  e.id, e.name, e.email, e.company, e.reason, to_char(e.valid_to, 'YYYY-MM-DD') as valid_to, e.created_at,
  u.name as created_by_name, e.deleted_at, e.version,
  (select count(*)
     from block_list_hit h
     join visit_review r on r.tenant_id = h.tenant_id and r.id = h.visit_review_id and r.status = 'open'
     join visit v on v.tenant_id = r.tenant_id and v.id = r.visit_id and v.status in ('invited', 'confirmed')
    where h.tenant_id = e.tenant_id
      and h.block_list_entry_id = e.id)::integer as waiting`;
const from = `
     from block_list_entry e
     left join app_user u on u.tenant_id = e.tenant_id and u.id = e.created_by
    where e.tenant_id = $1`;

const list = sql(
  "block_list_entry_list",
  `select ${columns} ${from}
      and (e.deleted_at is not null) = $2
      and ($3::text[] is null or e.id in (
        select k.block_list_entry_id
          from block_list_key k
         where k.tenant_id = $1
           and k.key = any ($3::text[]))
        or e.name ilike $4 or e.email ilike $4 or e.company ilike $4 or e.reason ilike $4)
      and ($5::uuid is null or e.id < $5::uuid)
    order by e.id desc
    limit $6`,
  { plan: "each" },
);
const byId = sql("block_list_entry_by_id", `select ${columns} ${from} and e.id = $2`);
const lock = sql("block_list_entry_lock", `select ${columns} ${from} and e.id = $2 for no key update of e`);

export interface EntryList {
  tenantId: string;
  areDeleted: boolean;
  /** How the words that were typed sound, and a pattern of them; null: everybody. */
  typed: { keys: readonly string[]; pattern: string } | null;
  /** The last id of the page before. */
  after: string | null;
  limit: number;
}

export async function listEntries(db: Queries, question: EntryList): Promise<BlockListEntry[]> {
  const { tenantId, areDeleted, typed, after, limit } = question;
  const values = [tenantId, areDeleted, typed?.keys ?? null, typed?.pattern ?? null, after, limit];
  return (await db.query<Row>(list, values)).map(toEntry);
}

interface OneOf {
  tenantId: string;
  id: string;
}

export async function findEntry(db: Queries, { tenantId, id }: OneOf): Promise<BlockListEntry | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toEntry)[0];
}

export async function lockEntry(db: Queries, { tenantId, id }: OneOf): Promise<BlockListEntry | undefined> {
  return (await db.query<Row>(lock, [tenantId, id])).map(toEntry)[0];
}

const insert = sql(
  "block_list_entry_insert",
  `insert into block_list_entry (
     tenant_id, id, name, email, company, reason, valid_to, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)`,
);
const update = sql(
  "block_list_entry_update",
  `update block_list_entry
      set name = $3,
          email = $4,
          company = $5,
          reason = $6,
          valid_to = $7,
          updated_at = $8,
          updated_by = $9,
          deleted_at = $10,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

interface Written extends OneOf {
  now: Date;
  userId: string | null;
  entry: BlockListInput;
}

export async function insertEntry(db: Queries, { tenantId, id, now, userId, entry }: Written): Promise<void> {
  const { name, email, company, reason, validTo } = entry;
  await db.execute(insert, [tenantId, id, name, email, company, reason, validTo, now, userId]);
}

export async function updateEntry(
  db: Queries,
  { tenantId, id, now, userId, entry, isDeleted }: Written & { isDeleted: boolean },
): Promise<void> {
  const { name, email, company, reason, validTo } = entry;
  const values = [tenantId, id, name, email, company, reason, validTo, now, userId, isDeleted ? now : null];
  await db.execute(update, values);
}

const forgetKeys = sql(
  "block_list_key_forget",
  `delete from block_list_key
    where tenant_id = $1
      and block_list_entry_id = $2`,
);
const insertKeys = insertRows("block_list_key", { shared: ["tenant_id", "block_list_entry_id"], own: ["key"] });

/** By what an entry is found from now on. */
export async function keepKeys(
  db: Queries,
  { tenantId, id, keys }: OneOf & { keys: readonly string[] },
): Promise<void> {
  await db.execute(forgetKeys, [tenantId, id]);
  await insertKeys(
    db,
    [tenantId, id],
    keys.map((key) => [key]),
  );
}

function toEntry(row: Row): BlockListEntry {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    company: row.company,
    reason: row.reason,
    validTo: row.valid_to,
    waiting: row.waiting,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    deletedAt: row.deleted_at === null ? null : row.deleted_at.toISOString(),
    version: row.version,
  };
}
