import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface ScreenedPerson {
  id: string;
  name: string;
  email: string;
}

const people = sql(
  "screen_people",
  `select id, name, email
     from visitor
    where tenant_id = $1
      and id = any ($2::uuid[])
      and erased_at is null`,
);

export async function findPeople(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<ScreenedPerson[]> {
  return db.query<ScreenedPerson>(people, [tenantId, ids]);
}

export interface CandidateEntry {
  id: string;
  name: string;
  email: string;
}

const candidates = sql(
  "screen_candidates",
  `select e.id, e.name, e.email
     from block_list_entry e
    where e.tenant_id = $1
      and e.deleted_at is null
      and (e.valid_to is null or e.valid_to >= $3::date)
      and e.id in (
        select k.block_list_entry_id
          from block_list_key k
         where k.tenant_id = $1
           and k.key = any ($2::text[]))
    order by e.id`,
);

/** The entries that hold on a day and have a key in common with somebody. */
export async function findCandidates(
  db: Queries,
  { tenantId, keys, day }: { tenantId: string; keys: readonly string[]; day: string },
): Promise<CandidateEntry[]> {
  return db.query<CandidateEntry>(candidates, [tenantId, keys, day]);
}

const cleared = sql(
  "screen_cleared",
  `select v.visitor_id, h.block_list_entry_id as entry_id
     from visit v
     join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     join visit_review r on r.tenant_id = v.tenant_id and r.visit_id = v.id and r.status = 'approved'
     join block_list_hit h on h.tenant_id = r.tenant_id and h.visit_review_id = r.id
    where v.tenant_id = $1
      and v.visitor_id = any ($2::uuid[])
      and (p.renamed_at is null or p.renamed_at <= r.decided_at)`,
);

/** Of whom, as she is called now, security has said before that she is not the person of an entry: `visitor entry`. */
export async function findCleared(
  db: Queries,
  { tenantId, visitorIds }: { tenantId: string; visitorIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await db.query<{ visitor_id: string; entry_id: string }>(cleared, [tenantId, visitorIds]);
  return new Set(rows.map(({ visitor_id, entry_id }) => `${visitor_id} ${entry_id}`));
}
