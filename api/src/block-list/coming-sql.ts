import type { Clearance } from "@magic-meetings/contract/visits/visit-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { Hit } from "./screen-visitors.ts";

/** A coming visit as far as the block list goes. */
export interface ComingVisit {
  id: string;
  siteId: string;
  clearance: Clearance;
  visitor: { id: string; name: string; email: string };
  /** As it is asked about now; null: security was never asked. */
  review: { id: string; preApproval: boolean; hits: Hit[] } | null;
  /** Whether she was called otherwise when security was asked or decided. */
  isRenamed: boolean;
}

interface Row {
  id: string;
  site_id: string;
  clearance: Clearance;
  visitor_id: string;
  name: string;
  email: string;
  review_id: string | null;
  pre_approval: boolean;
  hits: Hit[] | null;
  is_renamed: boolean;
}

const select = `
  select v.id, v.site_id, v.clearance, v.visitor_id, p.name, p.email, r.id as review_id, r.pre_approval,
         coalesce(p.renamed_at > coalesce(r.decided_at, r.updated_at), false) as is_renamed,
         (select json_agg(
                   json_build_object('entryId', h.block_list_entry_id, 'likeness', h.likeness, 'score', h.score)
                   order by h.score desc, h.block_list_entry_id)
            from block_list_hit h
           where h.tenant_id = r.tenant_id
             and h.visit_review_id = r.id) as hits
    from visit v
    join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
    left join visit_review r on r.tenant_id = v.tenant_id and r.visit_id = v.id
   where v.tenant_id = $1
     and v.status in ('invited', 'confirmed')
     and upper(v.during) > $2`;

const all = sql("block_list_coming", `${select} order by v.id for no key update of v`);
const ofVisitor = sql("block_list_coming_of", `${select} and v.visitor_id = $3 order by v.id for no key update of v`);

/** The visits that are still to come, locked in the order of their ids: all, or those of one person. */
export async function lockComing(
  db: Queries,
  { tenantId, now, visitorId }: { tenantId: string; now: Date; visitorId?: string },
): Promise<ComingVisit[]> {
  const rows =
    visitorId === undefined
      ? await db.query<Row>(all, [tenantId, now])
      : await db.query<Row>(ofVisitor, [tenantId, now, visitorId]);
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    clearance: row.clearance,
    visitor: { id: row.visitor_id, name: row.name, email: row.email },
    review: row.review_id === null ? null : { id: row.review_id, preApproval: row.pre_approval, hits: row.hits ?? [] },
    isRenamed: row.is_renamed,
  }));
}
