import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { writeSync } from "node:fs";
import { subscribe } from "node:diagnostics_channel";
import { createBuiltInCalendars } from "../built-in-calendar/built-in-calendars.ts";
import { createPool } from "../db/pool.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { lookWork } from "./look-work.ts";

// A worker process that is in the middle of a look when it is killed: it says so and does nothing more. The step is the
// number of transactions after which that is, or "writing" for the moment before the commit of what follows from a look.

const [url = "", tenantId = "", moment = "", step = ""] = process.argv.slice(2);
const pool = createPool({ url, role: "mm_app", max: 6, applicationName: "doomed" });
const nothing = () => undefined;
const clock = { now: () => new Date(moment) };

function standStill(): void {
  writeSync(1, "now\n");
  // Until it is killed this process does nothing at all.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

let seen = 0;
subscribe("magic-meetings:transaction", () => {
  seen += 1;
  if (seen === Number(step)) standStill();
});

await lookWork({
  commands: {
    pool,
    passCodes: demoPassCodes,
    planMessages: (...signals) => {
      if (step === "writing") standStill();
      return planMessages(...signals);
    },
    afterCommit: { signalled: nothing, messagesPlanned: nothing },
  },
  calendarOf: createBuiltInCalendars({ pool, systemClock: clock, told: nothing }).calendarOf,
  clock,
  systemClock: clock,
  log: { info: nothing, warn: nothing },
  workWaiting: nothing,
  random: () => 0.5,
}).run(tenantId, new AbortController().signal);
// It had nothing more to do.
writeSync(1, "done\n");
