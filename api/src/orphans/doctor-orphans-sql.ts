import { orphanReasons } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { sql, type Statement } from "../db/statement.ts";
import { isNotQueued, orphanCauses } from "./orphan-causes-sql.ts";

// Detection comes by every minute; what it has passed over ten times is its fault.
const question = { now: "now()", settled: "now() - interval '10 minutes'", exceptWaiting: true };

const text = orphanReasons
  .map(
    (reason) => `
   select f.entity_id as subject, format('%s: %s, and nobody is asked about it', f.entity_type, '${reason}') as detail
     from (${orphanCauses[reason](question)}) f
    where ${isNotQueued(reason)}`,
  )
  .join("\n    union all");

/** No orphan is in nobody's queue. */
export const orphanQueries = {
  orphan_unqueued: sql("doctor_orphans", `select q.subject, q.detail from (${text}) q limit $2`, { plan: "each" }),
} satisfies Record<string, Statement>;
