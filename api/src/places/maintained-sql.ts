import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A column that people write, by the name that the contract gives it. */
export interface MaintainedColumn {
  column: string;
  /** Written as JSON. */
  isJson?: true;
  /** How it is read where the column's own form is not the contract's. */
  read?: string;
}

/** What the statements of a maintained thing are made from; all of them say `t` for its table. */
export interface MaintainedSource {
  /** Begins the names of its statements. */
  type: string;
  table: string;
  joins?: string;
  /** The thing as JSON, without what may be done with it, as a list gives it and in full. */
  item: string;
  detail?: string;
  /** The sites that it belongs to, as uuid[]. */
  siteIds: string;
  /** What lists go by, as text. */
  sort: string;
  /** What people know it by. */
  name?: string;
  columns: Readonly<Record<string, MaintainedColumn>>;
  /** Conditions by the name of a query parameter, `?` standing for its id or for whether it is wanted. */
  filters?: Readonly<Record<string, string | { flag: string }>>;
  /** What no other one may have as well: a condition with `$3` and so on for the columns of these fields. */
  taken?: { where: string; fields: readonly string[] };
}

/** The thing without what may be done with it. */
export type Bare<Thing> = Omit<Thing, "allowed">;

export interface Kept<Thing> {
  thing: Bare<Thing>;
  siteIds: string[];
}

/** A row that is locked to be changed: its written columns by the contract's names. */
export interface LockedThing<Values> {
  values: Values;
  name: string;
  version: number;
  isDeleted: boolean;
  siteIds: string[];
}

export interface MaintainedList {
  tenantId: string;
  deleted: boolean;
  pattern: string | null;
  after: [string, string] | undefined;
  limit: number;
  filters: Readonly<Record<string, string | boolean | undefined>>;
}

interface Change {
  tenantId: string;
  id: string;
  now: Date;
  userId: string | null;
}

export type MaintainedSql<Values, Item, Detail> = ReturnType<typeof maintainedSql<Values, Item, Detail>>;

/** The statements of a maintained thing: list, find, lock, insert, update, delete and restore. */
export function maintainedSql<Values, Item, Detail>(source: MaintainedSource) {
  const { type, table, joins = "", siteIds, sort, columns, filters = {}, taken } = source;
  const name = source.name ?? "t.name";
  const fields = Object.keys(columns);
  const written = Object.values(columns);
  const filterNames = Object.keys(filters);

  const list = sql(
    `upkeep_${type}_list`,
    `select ${source.item} as thing, ${siteIds} as site_ids, ${sort} as sort_key
     from ${table} t
     ${joins}
    where t.tenant_id = $1
      and (t.deleted_at is not null) = $2
      and ($3::text is null or ${name} ilike $3)
      and ($4::text is null or (${sort}, t.id) > ($4::text, $5::uuid))
      ${Object.values(filters)
        .map((filter, i) => {
          const [type, where] = typeof filter === "string" ? ["uuid", filter] : ["boolean", filter.flag];
          return `and ($${i + 7}::${type} is null or ${where.replace("?", `$${i + 7}`)})`;
        })
        .join("\n      ")}
    order by ${sort}, t.id
    limit $6`,
  );
  const find = sql(
    `upkeep_${type}_find`,
    `select ${source.detail ?? source.item} as thing, ${siteIds} as site_ids
     from ${table} t
     ${joins}
    where t.tenant_id = $1
      and t.id = $2`,
  );
  const findMany = sql(
    `upkeep_${type}_find_many`,
    `select ${source.detail ?? source.item} as thing, ${siteIds} as site_ids
     from ${table} t
     ${joins}
    where t.tenant_id = $1
      and t.id = any($2::uuid[])`,
  );
  const lock = sql(
    `upkeep_${type}_lock`,
    `select ${Object.entries(columns)
      .map(([field, { column, read }]) => `${read ?? `t.${column}`} as "value_${field}"`)
      .join(", ")},
          ${name} as name, t.version, t.deleted_at is not null as is_deleted, ${siteIds} as site_ids
     from ${table} t
     ${joins}
    where t.tenant_id = $1
      and t.id = $2
      for no key update of t`,
  );
  const insert = sql(
    `upkeep_${type}_insert`,
    `insert into ${table} (
     tenant_id, id, created_at, created_by, updated_at, updated_by, ${written.map(({ column }) => column).join(", ")})
   values ($1, $2, $3, $4, $3, $4, ${written.map((_, i) => `$${i + 5}`).join(", ")})`,
  );
  const insertAll = insertRows(table, {
    name: `upkeep_${type}`,
    shared: ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"],
    own: ["id", ...written.map(({ column }) => column)],
  });
  const update = sql(
    `upkeep_${type}_update`,
    `update ${table}
      set ${written.map(({ column }, i) => `${column} = $${i + 5}`).join(",\n          ")},
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
  );
  const setDeleted = sql(
    `upkeep_${type}_set_deleted`,
    `update ${table}
      set deleted_at = $5,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
  );
  const findTaken =
    taken &&
    sql(
      `upkeep_${type}_taken`,
      `select t.id, ${name} as name, t.deleted_at is not null as is_deleted
     from ${table} t
    where t.tenant_id = $1
      and t.id <> $2
      and ${taken.where}
    limit 1`,
    );

  const toColumns = (values: Values) =>
    fields.map((field) => {
      const value = (values as Record<string, unknown>)[field] ?? null;
      return columns[field]?.isJson && value !== null ? JSON.stringify(value) : value;
    });

  return {
    type,
    fields,
    async list(db: Queries, args: MaintainedList): Promise<(Kept<Item> & { sortKey: string })[]> {
      const { tenantId, deleted, pattern, after, limit } = args;
      const wanted = filterNames.map((filter) => args.filters[filter] ?? null);
      const values = [tenantId, deleted, pattern, after?.[0] ?? null, after?.[1] ?? null, limit, ...wanted];
      const rows = await db.query<{ thing: Bare<Item>; site_ids: string[]; sort_key: string }>(list, values);
      return rows.map((row) => ({ thing: row.thing, siteIds: row.site_ids, sortKey: row.sort_key }));
    },
    async find(db: Queries, { tenantId, id }: { tenantId: string; id: string }): Promise<Kept<Detail> | undefined> {
      const rows = await db.query<{ thing: Bare<Detail>; site_ids: string[] }>(find, [tenantId, id]);
      return rows.map((row) => ({ thing: row.thing, siteIds: row.site_ids }))[0];
    },
    /** Those of the things that are there, in no order. */
    async findMany(
      db: Queries,
      { tenantId, ids }: { tenantId: string; ids: readonly string[] },
    ): Promise<Kept<Detail>[]> {
      if (ids.length === 0) return [];
      const rows = await db.query<{ thing: Bare<Detail>; site_ids: string[] }>(findMany, [tenantId, ids]);
      return rows.map((row) => ({ thing: row.thing, siteIds: row.site_ids }));
    },
    /** The row stays locked to the end of the transaction: of several who change it one comes after the other. */
    async lock(
      db: Queries,
      { tenantId, id }: { tenantId: string; id: string },
    ): Promise<LockedThing<Values> | undefined> {
      const rows = await db.query<LockedRow>(lock, [tenantId, id]);
      return rows.map((row) => ({
        values: Object.fromEntries(fields.map((field) => [field, row[`value_${field}`]])) as Values,
        name: row.name,
        version: row.version,
        isDeleted: row.is_deleted,
        siteIds: row.site_ids,
      }))[0];
    },
    async insert(db: Queries, { tenantId, id, now, userId, values }: Change & { values: Values }): Promise<void> {
      await db.execute(insert, [tenantId, id, now, userId, ...toColumns(values)]);
    },
    /** Several at once. */
    async insertMany(
      db: Queries,
      { tenantId, now, userId, things }: Omit<Change, "id"> & { things: readonly { id: string; values: Values }[] },
    ): Promise<void> {
      const rows = things.map(({ id, values }) => [id, ...toColumns(values)]);
      await insertAll(db, [tenantId, now, userId, now, userId], rows);
    },
    async update(db: Queries, { tenantId, id, now, userId, values }: Change & { values: Values }): Promise<void> {
      await db.execute(update, [tenantId, id, now, userId, ...toColumns(values)]);
    },
    async setDeleted(
      db: Queries,
      { tenantId, id, now, userId, isDeleted }: Change & { isDeleted: boolean },
    ): Promise<void> {
      await db.execute(setDeleted, [tenantId, id, now, userId, isDeleted ? now : null]);
    },
    /** Another one that has what only one may have. */
    async findTaken(
      db: Queries,
      { tenantId, id, values }: { tenantId: string; id: string; values: Values },
    ): Promise<{ id: string; name: string; isDeleted: boolean } | undefined> {
      if (taken === undefined || findTaken === undefined) return undefined;
      const wanted = taken.fields.map((field) => (values as Record<string, unknown>)[field] ?? null);
      const rows = await db.query<{ id: string; name: string; is_deleted: boolean }>(findTaken, [
        tenantId,
        id,
        ...wanted,
      ]);
      return rows.map((row) => ({ id: row.id, name: row.name, isDeleted: row.is_deleted }))[0];
    },
  };
}

interface LockedRow extends Record<`value_${string}`, unknown> {
  name: string;
  version: number;
  is_deleted: boolean;
  site_ids: string[];
}
