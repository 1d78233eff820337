import type { TestDatabase } from "../db/test-database.ts";

/** Where something was found. */
export interface Found {
  table: string;
  marker: string;
  rows: number;
}

/**
 * Looks for texts in every column of every table that the catalog has, whatever its type: JSON and arrays as their text,
 * bytes as the bytes of the text. A new table is looked into without being named here.
 */
export async function findEverywhere(
  { ownerPool }: TestDatabase,
  markers: readonly string[],
): Promise<{ found: Found[]; tables: number; columns: number }> {
  const { rows } = await ownerPool.query<{ schema: string; table: string; name: string; type: string }>(
    `select n.nspname as schema, c.relname as table, a.attname as name, t.typname as type
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p', 'm')
        and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      order by 1, 2, a.attnum`,
  );
  const tables = new Map<string, typeof rows>();
  for (const row of rows) {
    const table = `"${row.schema}"."${row.table}"`;
    tables.set(table, [...(tables.get(table) ?? []), row]);
  }
  const found: Found[] = [];
  for (const [table, columns] of tables) {
    for (const marker of markers) {
      const hex = Buffer.from(marker, "utf8").toString("hex");
      // JSON writes quotes and backslashes otherwise; upper case is no hiding place.
      const inJson = JSON.stringify(marker).slice(1, -1);
      const conditions = columns.map(({ name, type }) =>
        type === "bytea"
          ? `position($2 in encode("${name}", 'hex')) > 0`
          : `(strpos(lower("${name}"::text), lower($1)) > 0 or strpos(lower("${name}"::text), lower($3)) > 0)`,
      );
      const { rows: hits } = await ownerPool.query<{ count: number }>(
        `select count(*)::integer as count from ${table} where $1 <> '' and $2 <> '' and $3 <> '' and (${conditions.join(" or ")})`,
        [marker, hex, inJson],
      );
      const count = hits[0]?.count ?? 0;
      if (count > 0) found.push({ table: table.replaceAll('"', "").replace("public.", ""), marker, rows: count });
    }
  }
  return { found, tables: tables.size, columns: rows.length };
}
