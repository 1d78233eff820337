import type { RevisionLine } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = sql(
  "service_order_revision_insert",
  `insert into service_order_revision (
     tenant_id, id, service_order_id, version, revision, lines, deliver_to, note, total_minor, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export interface NewRevision {
  tenantId: string;
  id: string;
  serviceOrderId: string;
  version: number;
  revision: number;
  lines: readonly RevisionLine[];
  deliverTo: string | null;
  note: string;
  totalMinor: number;
  now: Date;
  userId: string | null;
}

/** Keeps an order as it stands; nothing is overwritten. */
export async function insertRevision(db: Queries, revision: NewRevision): Promise<void> {
  const { tenantId, id, serviceOrderId, version, lines, deliverTo, note, totalMinor, now, userId } = revision;
  await db.execute(insert, [
    ...[tenantId, id, serviceOrderId, version, revision.revision, JSON.stringify(lines)],
    ...[deliverTo, note, totalMinor, now, userId],
  ]);
}

const linesAt = sql(
  "service_order_revision_lines_at",
  `select lines
     from service_order_revision
    where tenant_id = $1
      and service_order_id = $2
      and version <= $3
    order by version desc
    limit 1`,
);

/** The lines as they were at a version of the order; undefined where that is not known. */
export async function findLinesAt(
  db: Queries,
  { tenantId, serviceOrderId, version }: { tenantId: string; serviceOrderId: string; version: number },
): Promise<RevisionLine[] | undefined> {
  return (await db.query<{ lines: RevisionLine[] }>(linesAt, [tenantId, serviceOrderId, version]))[0]?.lines;
}

const list = sql(
  "service_order_revision_list",
  `select r.version, r.revision, r.lines, r.note, r.total_minor, r.created_at, u.name as by, o.currency,
          lag(r.lines) over (order by r.version) as lines_before
     from service_order_revision r
     join service_order o on o.tenant_id = r.tenant_id and o.id = r.service_order_id
     left join app_user u on u.tenant_id = r.tenant_id and u.id = r.created_by
    where r.tenant_id = $1
      and r.service_order_id = $2
      and ($3::integer is null or r.version <= $3::integer)
    order by r.version desc
    limit $4`,
);

export interface RevisionRecord {
  version: number;
  revision: number;
  lines: RevisionLine[];
  linesBefore: RevisionLine[] | null;
  note: string;
  totalMinor: number;
  currency: string;
  at: Date;
  by: string | null;
}

/** The newest first; from a version on with `from`. */
export async function listRevisions(
  db: Queries,
  question: { tenantId: string; serviceOrderId: string; from: number | null; limit: number },
): Promise<RevisionRecord[]> {
  const { tenantId, serviceOrderId, from, limit } = question;
  const rows = await db.query<{
    version: number;
    revision: number;
    lines: RevisionLine[];
    lines_before: RevisionLine[] | null;
    note: string;
    total_minor: number;
    currency: string;
    created_at: Date;
    by: string | null;
  }>(list, [tenantId, serviceOrderId, from, limit]);
  return rows.map((row) => ({
    version: row.version,
    revision: row.revision,
    lines: row.lines,
    linesBefore: row.lines_before,
    note: row.note,
    totalMinor: row.total_minor,
    currency: row.currency.trim(),
    at: row.created_at,
    by: row.by,
  }));
}
