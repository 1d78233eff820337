import type { RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface OfImport {
  tenantId: string;
  importId: string;
}

/** What rows of one file are recognised by: rows with a key in common are about one room, or one site. */
export interface RowKeys {
  email: string | undefined;
  reference: string | undefined;
  name: string | undefined;
  site: string | undefined;
}

export type KeyKind = keyof RowKeys;

/** The first row with a key. */
export interface FirstRow {
  kind: KeyKind;
  key: string;
  number: number;
  fields: RowFields;
}

/** One branch a kind of key: a first row each, found by the key's index. */
function firstRows(kind: KeyKind, parameter: number): string {
  return `select '${kind}' as kind, k.key, f.number, f.fields
     from unnest($${parameter}::text[]) as k (key)
    cross join lateral (
          select r.number, r.fields
            from import_row r
           where r.tenant_id = $1
             and r.import_id = $2
             and r.${kind}_key = k.key
           -- No index has this order: else the rows would be searched by their numbers instead of by the key.
           order by r.number + 0
           limit 1) f`;
}

const first = sql(
  "import_row_first",
  [firstRows("email", 3), firstRows("reference", 4), firstRows("name", 5), firstRows("site", 6)].join("\n union all\n"),
);

/** For each key the first row of the file that has it, as far as rows are stored. */
export function findFirstRows(
  db: Queries,
  { tenantId, importId, keys }: OfImport & { keys: readonly RowKeys[] },
): Promise<FirstRow[]> {
  const all = (kind: KeyKind) => [...new Set(keys.flatMap((one) => one[kind] ?? []))];
  const values = [tenantId, importId, all("email"), all("reference"), all("name"), all("site")];
  return db.query<FirstRow>(first, values);
}

const sharing = sql(
  "import_row_sharing",
  `select r.number
     from import_row r
    where r.tenant_id = $1
      and r.import_id = $2
      and (r.email_key = any($3) or r.reference_key = any($4) or r.name_key = any($5) or r.site_key = any($6))
    order by r.number
    limit $7`,
);

export interface SharedKeys extends OfImport {
  email: string[];
  reference: string[];
  name: string[];
  site: string[];
  limit: number;
}

/** The numbers of the rows that have any of the keys. */
export async function findSharingRows(db: Queries, keys: SharedKeys): Promise<number[]> {
  const { tenantId, importId, email, reference, name, site, limit } = keys;
  const rows = await db.query<{ number: number }>(sharing, [tenantId, importId, email, reference, name, site, limit]);
  return rows.map(({ number }) => number);
}
