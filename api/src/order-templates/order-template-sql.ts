import type { TemplateLine } from "@magic-meetings/contract/order-templates/order-template.ts";
import type { Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A line as it is stored: with the head count that its quantity was for. */
export type StoredLine = TemplateLine & { forHeadCount: number };

/** A template as it stands in the database; a service that is gone has no name any more. */
export interface TemplateRecord {
  id: string;
  ownerId: string | null;
  name: string;
  lines: StoredLine[];
  services: { id: string; name: string; unit: Unit }[];
  version: number;
  deletedAt: string | null;
}

const columns = `
  t.id, t.owner_id, t.name, t.lines, t.version, t.deleted_at,
  (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'unit', s.unit)), '[]')
     from service s
    where s.tenant_id = t.tenant_id
      and s.id in (select (l.line ->> 'serviceId')::uuid
                     from jsonb_array_elements(t.lines) as l (line))) as services`;

// Everybody has the company's templates and her own; another's are not there.
const mine = `
    where t.tenant_id = $1
      and (t.owner_id is null or t.owner_id = $2)`;

const listStatement = sql(
  "order_template_list",
  `select ${columns}
     from order_template t
   ${mine}
      and t.deleted_at is null
      and ($3::text is null or (t.name, t.id) > ($3::text, $4::uuid))
    order by t.name, t.id
    limit $5`,
);
const byId = sql("order_template_by_id", `select ${columns} from order_template t ${mine} and t.id = $3`);
const lockById = sql(
  "order_template_lock",
  `select ${columns} from order_template t ${mine} and t.id = $3 for no key update of t`,
);

interface Row {
  id: string;
  owner_id: string | null;
  name: string;
  lines: StoredLine[];
  services: TemplateRecord["services"];
  version: number;
  deleted_at: Date | null;
}

export interface TemplateQuestion {
  tenantId: string;
  /** Null: only the company's. */
  userId: string | null;
  id: string;
}

export async function listTemplates(
  db: Queries,
  list: { tenantId: string; userId: string | null; after: [string, string] | undefined; limit: number },
): Promise<TemplateRecord[]> {
  const { tenantId, userId, after, limit } = list;
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  return (await db.query<Row>(listStatement, [tenantId, userId, ...position, limit])).map(toTemplate);
}

export async function findTemplate(db: Queries, question: TemplateQuestion): Promise<TemplateRecord | undefined> {
  const { tenantId, userId, id } = question;
  return (await db.query<Row>(byId, [tenantId, userId, id])).map(toTemplate)[0];
}

export async function lockTemplate(db: Queries, question: TemplateQuestion): Promise<TemplateRecord | undefined> {
  const { tenantId, userId, id } = question;
  return (await db.query<Row>(lockById, [tenantId, userId, id])).map(toTemplate)[0];
}

function toTemplate(row: Row): TemplateRecord {
  return {
    id: row.id,
    ownerId: row.owner_id,
    name: row.name,
    lines: row.lines,
    services: row.services,
    version: row.version,
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}

const insertStatement = sql(
  "order_template_insert",
  `insert into order_template (
     tenant_id, id, owner_id, name, lines, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $6, $7)`,
);

export interface NewTemplate {
  tenantId: string;
  id: string;
  ownerId: string | null;
  name: string;
  lines: readonly StoredLine[];
  now: Date;
  userId: string | null;
}

export async function insertTemplate(db: Queries, template: NewTemplate): Promise<void> {
  const { tenantId, id, ownerId, name, lines, now, userId } = template;
  await db.execute(insertStatement, [tenantId, id, ownerId, name, JSON.stringify(lines), now, userId]);
}

const updateStatement = sql(
  "order_template_update",
  `update order_template
      set name = $3,
          deleted_at = $4,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface TemplateChange {
  tenantId: string;
  id: string;
  name: string;
  deletedAt: Date | null;
  now: Date;
  userId: string | null;
}

export async function updateTemplate(db: Queries, change: TemplateChange): Promise<void> {
  const { tenantId, id, name, deletedAt, now, userId } = change;
  await db.execute(updateStatement, [tenantId, id, name, deletedAt, now, userId]);
}
