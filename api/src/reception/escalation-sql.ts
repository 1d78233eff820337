import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const due = sql(
  "host_call_due",
  `select c.id, c.group_id
     from host_call c
     join visit v on v.tenant_id = c.tenant_id and v.id = c.visit_id
    where c.tenant_id = $1
      and c.due_at <= $2
      and (c.answer is null or c.answer = 'ask')
      and c.escalation < 2
      and c.withdrawn_at is null
      and v.status <> 'left'
    order by c.due_at, c.id
    limit 50`,
);

/** Calls that nobody has answered in time. */
export async function findDueCalls(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<{ id: string; groupId: string }[]> {
  const rows = await db.query<{ id: string; group_id: string }>(due, [tenantId, now]);
  return rows.map(({ id, group_id }) => ({ id, groupId: group_id }));
}

const escalate = sql(
  "host_call_escalate",
  `update host_call
      set escalation = $3,
          escalated_at = $4,
          due_at = $5
    where tenant_id = $1
      and id = $2`,
);

export async function writeEscalation(
  db: Queries,
  { tenantId, id, step, now, dueAt }: { tenantId: string; id: string; step: 1 | 2; now: Date; dueAt: Date },
): Promise<void> {
  await db.execute(escalate, [tenantId, id, step, now, dueAt]);
}
