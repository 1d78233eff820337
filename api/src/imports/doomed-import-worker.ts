import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { subscribe } from "node:diagnostics_channel";
import { createPool } from "../db/pool.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { importWork } from "./import-work.ts";

// A worker process that is in the middle of an import when it is killed: it says so and does nothing more.

const [url = "", tenantId = "", moment = "", step = ""] = process.argv.slice(2);
const pool = createPool({ url, role: "mm_app", max: 4, applicationName: "doomed" });
const nothing = () => undefined;
const clock = { now: () => new Date(moment) };

// The lease, the start and one batch; or the lease and the progress of one batch, beside the transaction that writes.
const transactions = step === "reading" ? 3 : 2;
let seen = 0;
subscribe("magic-meetings:transaction", () => {
  seen += 1;
  if (seen < transactions) return;
  process.stdout.write("now\n");
  // Until it is killed this process does nothing at all.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});

await importWork({
  commands: {
    pool,
    planMessages,
    passCodes: demoPassCodes,
    afterCommit: { signalled: nothing, messagesPlanned: nothing },
  },
  clock,
  systemClock: clock,
  placesOf: nothing,
  log: { info: nothing, warn: nothing },
}).run(tenantId, new AbortController().signal);
