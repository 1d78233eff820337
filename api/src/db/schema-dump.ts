import type { ClientBase } from "pg";
import { migrationsTable } from "./migrate.ts";
import { schemaSections } from "./schema-sections.ts";

const header = `-- The schema as the migrations leave it, read from the catalog. Generated: npm run db:schema. Do not edit.
-- Left out: partitions by month (made as time goes by), the migrations' own table and graphile-worker's schema.
`;

/**
 * Our schema as SQL-like text, the same on every supported PostgreSQL and in every run, so that a change of a migration
 * shows as a change of what it leads to. It is for reading and comparing; a database is made by the migrations.
 */
export async function dumpSchema(client: Pick<ClientBase, "query">): Promise<string> {
  const sections: string[] = [];
  for (const section of schemaSections) {
    const { rows } = await client.query<{ text: string }>(section, [migrationsTable]);
    sections.push(...rows.map(({ text }) => text));
  }
  return `${header}\n${sections.join("\n\n")}\n`;
}
