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
    const isBytes = ({ type }: { type: string }) => type === "bytea";
    const words = columns.filter((column) => !isBytes(column)).map(({ name }) => `"${name}"::text`);
    const bytes = columns.filter(isBytes).map(({ name }) => `encode("${name}", 'hex')`);
    const { rows: hits } = await ownerPool.query<{ marker: string; count: number }>(
      // Every row is written as text once, however much is looked for; upper case is no hiding place.
      `with t as materialized (
         select lower(concat_ws(chr(10), '', ${words.join(", ") || "''"})) as words,
                concat_ws(' ', '', ${bytes.join(", ") || "''"}) as bytes
           from ${table})
       select m.marker, count(*)::integer as count
         from t
         join unnest($1::text[], $2::text[], $3::text[]) as m (marker, in_json, hex)
           on strpos(t.words, lower(m.marker)) > 0
           or strpos(t.words, lower(m.in_json)) > 0
           or strpos(t.bytes, m.hex) > 0
        group by m.marker`,
      [
        markers,
        // JSON writes quotes and backslashes otherwise.
        markers.map((marker) => JSON.stringify(marker).slice(1, -1)),
        markers.map((marker) => Buffer.from(marker, "utf8").toString("hex")),
      ],
    );
    const name = table.replaceAll('"', "").replace("public.", "");
    found.push(...hits.map(({ marker, count }) => ({ table: name, marker, rows: count })));
  }
  return { found, tables: tables.size, columns: rows.length };
}
