import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { ReviewStatus } from "@magic-meetings/contract/block-list/block-list-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface ReviewRecord {
  id: string;
  visitId: string;
  siteId: string;
  preApproval: boolean;
  hits: VisitReview["hits"];
  status: ReviewStatus;
  note: string;
  createdAt: Date;
  decidedAt: Date | null;
  decidedBy: { id: string; name: string } | null;
  version: number;
  /** By which pages go on: when the visit begins, or when it was decided. */
  at: Date;
}

interface Row {
  id: string;
  visit_id: string;
  site_id: string;
  pre_approval: boolean;
  hits: VisitReview["hits"] | null;
  status: ReviewStatus;
  note: string;
  created_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  decided_name: string | null;
  version: number;
  at: Date;
}

const columns = `
  r.id, r.visit_id, r.site_id, r.pre_approval, r.status, r.note, r.created_at, r.decided_at, r.decided_by,
  u.name as decided_name, r.version, coalesce(r.decided_at, lower(v.during)) as at,
  (select json_agg(
            json_build_object(
              'entry', json_build_object('id', e.id, 'name', e.name, 'email', e.email, 'company', e.company,
                                         'reason', e.reason),
              'likeness', h.likeness,
              'score', h.score)
            order by h.score desc, e.id)
     from block_list_hit h
     join block_list_entry e on e.tenant_id = h.tenant_id and e.id = h.block_list_entry_id
    where h.tenant_id = r.tenant_id
      and h.visit_review_id = r.id) as hits`;
const from = `
     from visit_review r
     join visit v on v.tenant_id = r.tenant_id and v.id = r.visit_id
     left join app_user u on u.tenant_id = r.tenant_id and u.id = r.decided_by
    where r.tenant_id = $1`;

/** Of what is open only what still comes: nobody has to decide about who was cancelled, erased, or did not come. */
const open = sql(
  "visit_review_list_open",
  `select ${columns} ${from}
      and r.status = 'open'
      and v.status in ('invited', 'confirmed', 'no_show')
      and v.visitor_id is not null
      and upper(v.during) > $2
      and ($3::uuid[] is null or r.site_id = any ($3::uuid[]))
      and ($4::timestamptz is null or (lower(v.during), r.id) > ($4::timestamptz, $5::uuid))
    order by lower(v.during), r.id
    limit $6`,
  { plan: "each" },
);
const decided = sql(
  "visit_review_list_decided",
  `select ${columns} ${from}
      and r.status = $2
      and v.visitor_id is not null
      and ($3::uuid[] is null or r.site_id = any ($3::uuid[]))
      and ($4::timestamptz is null or (r.decided_at, r.id) < ($4::timestamptz, $5::uuid))
    order by r.decided_at desc, r.id desc
    limit $6`,
  { plan: "each" },
);
const byId = sql("visit_review_by_id", `select ${columns} ${from} and r.id = $2`);
const lock = sql(
  "visit_review_lock",
  `select r.visit_id
     from visit_review r
    where r.tenant_id = $1
      and r.id = $2
      for no key update of r`,
);

export interface ReviewList {
  tenantId: string;
  status: ReviewStatus;
  /** Null: every site. */
  siteIds: readonly string[] | null;
  now: Date;
  after: [string, string] | undefined;
  limit: number;
}

export async function listReviews(db: Queries, question: ReviewList): Promise<ReviewRecord[]> {
  const { tenantId, status, siteIds, now, after, limit } = question;
  const page = [siteIds, after?.[0] ?? null, after?.[1] ?? null, limit];
  const rows =
    status === "open"
      ? await db.query<Row>(open, [tenantId, now, ...page])
      : await db.query<Row>(decided, [tenantId, status, ...page]);
  return rows.map(toRecord);
}

interface OneOf {
  tenantId: string;
  id: string;
}

export async function findReview(db: Queries, { tenantId, id }: OneOf): Promise<ReviewRecord | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toRecord)[0];
}

/** Nobody else decides meanwhile; gives the visit. */
export async function lockReview(db: Queries, { tenantId, id }: OneOf): Promise<string | undefined> {
  return (await db.query<{ visit_id: string }>(lock, [tenantId, id]))[0]?.visit_id;
}

function toRecord(row: Row): ReviewRecord {
  return {
    id: row.id,
    visitId: row.visit_id,
    siteId: row.site_id,
    preApproval: row.pre_approval,
    hits: row.hits ?? [],
    status: row.status,
    note: row.note,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_name ?? "" },
    version: row.version,
    at: row.at,
  };
}
