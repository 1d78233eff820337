import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { writeSync } from "node:fs";
import { inTenant, withoutTenant } from "../db/transaction.ts";
import { createPool } from "../db/pool.ts";
import { listTenantIds } from "../jobs/tenant-sql.ts";
import { findDueOrders } from "./head-count-due-sql.ts";
import { lookAtOrder } from "./head-count-work.ts";

// A process that is on its way with an order's head count when it is killed: it says so before it would commit, and
// never comes back.

const [url = "", moment = ""] = process.argv.slice(2);
const pool = createPool({ url, role: "mm_app", max: 2, applicationName: "doomed" });
const now = new Date(moment);
const nothing = () => undefined;
const commands = {
  pool,
  passCodes: demoPassCodes,
  planMessages: () => {
    writeSync(1, "looked\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return [];
  },
  afterCommit: { signalled: nothing, messagesPlanned: nothing },
};

for (const tenantId of await withoutTenant(pool, listTenantIds)) {
  const due = await inTenant(pool, tenantId, (tx) => findDueOrders(tx, { tenantId, now }));
  for (const orderId of due) await lookAtOrder({ commands, clock: { now: () => now } }, tenantId, orderId);
}
