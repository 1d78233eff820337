import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import type { Database } from "../db/pool.ts";
import type { Queries } from "../db/queries.ts";
import { inTenant } from "../db/transaction.ts";
import { faultQueries, findFaults, type Fault } from "./doctor-sql.ts";

export type Check = keyof typeof faultQueries | "audit_chain_broken";

/** An invariant that does not hold for a tenant. */
export interface Finding extends Fault {
  tenantId: string;
  check: Check;
}

/** Proves of every tenant what the product promises of its data; an empty answer is a healthy database. */
export async function runDoctor(pool: Database, tenantIds: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const tenantId of tenantIds) {
    for (const [check, question] of Object.entries(faultQueries) as [
      Check,
      (typeof faultQueries)["message_totals"],
    ][]) {
      const faults = await inTenant(pool, tenantId, (tx) => findFaults(tx, question, { tenantId }));
      findings.push(...faults.map((fault) => ({ tenantId, check, ...fault })));
    }
    const broken = await inTenant(pool, tenantId, (tx) => auditFaults(tx, tenantId));
    findings.push(...broken.map((fault) => ({ tenantId, check: "audit_chain_broken" as const, ...fault })));
  }
  return findings;
}

async function auditFaults(db: Queries, tenantId: string): Promise<Fault[]> {
  const broken = await verifyAuditChain(db, { tenantId });
  return broken.map(({ sequence, because }) => ({ subject: `seal ${sequence}`, detail: `differs in ${because}` }));
}
