import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { createPool } from "../db/pool.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { viewOf } from "../messages/message-test-world.ts";
import { startWorker } from "./start-worker.ts";

// A worker process that is on its way with a message when it is killed: it says so and never comes back.

const [url = "", moment = ""] = process.argv.slice(2);
const pool = createPool({ url, role: "mm_app", max: 4, applicationName: "doomed" });
const jobs = createPool({ url, role: "mm_jobs", max: 4, applicationName: "doomed jobs" });
const nothing = () => undefined;

startWorker({
  delivery: {
    commands: {
      pool,
      planMessages,
      passCodes: demoPassCodes,
      afterCommit: { signalled: nothing, messagesPlanned: nothing },
    },
    clock: { now: () => new Date(moment) },
    channels: {
      teams: {
        deliver: ({ messageId }) => {
          process.stdout.write(`${messageId}\n`);
          return new Promise(nothing);
        },
      },
    },
    loadMeetingCard: (_, { meetingId }) => Promise.resolve(viewOf(meetingId)),
    visitPageUrl: (link) => link,
    pageUrl: (page) => page,
    unsubscribeUrl: (link) => link,
    loadApprovalCard: () => Promise.resolve(undefined),
    random: () => 0.5,
    log: { info: nothing, warn: nothing },
  },
  jobs,
  expiring: [],
  systemClock: { now: () => new Date() },
  sweepMilliseconds: 20,
});
