import { findCompanySettings } from "../company-settings/company-setting-sql.ts";
import { runCommand } from "../commands/run-command.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { callChannel } from "./call-channel.ts";
import { paced } from "./choose-messages.ts";
import type { ClaimedMessage } from "./claim-messages.ts";
import { finishMessage } from "./finish-message.ts";
import type { DeliveryCounts, DeliveryDeps, Pace } from "./delivery-deps.ts";
import { nextStep, type AttemptResult } from "./delivery-policy.ts";
import { longestUnderWay } from "./pace.ts";
import { moveTicket } from "./pace-messages.ts";
import { prepareMessage } from "./prepare-message.ts";
import type { Prepared, ReadyMessage } from "./prepared-message.ts";

const defaultTimeoutMilliseconds = 10_000;

/** So often a call that is late is taken anew before its message is put off. */
const mostTickets = 5;
/** What would have to wait for longer is put off: its lease would end. */
const longestHeldMilliseconds = 2_500;
const heldBack = { outcome: "retry", reason: paced } as const;

interface Delivering {
  tenantId: string;
  message: ClaimedMessage;
  stop?: AbortSignal | undefined;
}

/** Delivers one leased message and writes down what became of it, with its signal. */
export async function deliverMessage(deps: DeliveryDeps, delivering: Delivering): Promise<keyof DeliveryCounts> {
  const { tenantId, message } = delivering;
  const prepared = await prepare(deps, tenantId, message);
  const result = await attempt(deps, delivering, prepared);
  const now = deps.clock.now();
  const { attempts, createdAt } = message;
  const waits = result.outcome === "no_conversation" ? { chatWaitDays: await readChatWaitDays(deps, tenantId) } : {};
  const step = nextStep({ result, attempts, createdAt, now, random: deps.random(), ...waits });
  const { answer: held } = await runCommand(
    deps.commands,
    { principal: jobPrincipal(tenantId), now, requestId: `deliver-${message.id}` },
    (context) => finishMessage(context, { message, prepared, result, step }),
  );
  if (!held) {
    deps.log.warn(
      { messageId: message.id, fence: message.fence },
      "The lease of a message was lost before its completion",
    );
    return "refused";
  }
  return step.status === "pending" ? "postponed" : step.status;
}

async function readChatWaitDays({ commands }: DeliveryDeps, tenantId: string): Promise<number> {
  return (await findCompanySettings(tenantReader(commands.pool, tenantId), tenantId)).chatWaitDays;
}

async function prepare(deps: DeliveryDeps, tenantId: string, message: ClaimedMessage): Promise<Prepared | undefined> {
  try {
    return await prepareMessage(deps, { tenantId, message });
  } catch (error) {
    deps.log.warn({ err: error, messageId: message.id }, "A message could not be prepared");
    return undefined;
  }
}

async function attempt(
  deps: DeliveryDeps,
  { tenantId, message, stop }: Delivering,
  prepared: Prepared | undefined,
): Promise<AttemptResult> {
  const { id, channel, receiverId } = message;
  if (prepared === undefined) return { outcome: "retry", reason: "not_prepared" };
  if (!("templateVersion" in prepared) && prepared.outcome !== "ready_mail") return prepared;
  const { timeoutMilliseconds = defaultTimeoutMilliseconds, log, pace, commands } = deps;
  // Looked at last, with nothing to wait for between it and the call itself.
  for (let { ticket } = message, moved = 0; pace && receiverId !== null && isLate(ticket, pace); moved += 1) {
    if (moved === mostTickets) return heldBack;
    const moving = { tenantId, channel, receiverId, ticket, now: () => pace.now().getTime() };
    const anew = await inTenant(commands.pool, tenantId, (tx) => moveTicket(tx, moving));
    if ("ticket" in anew) ({ ticket } = anew);
    else if (anew.waitMilliseconds > longestHeldMilliseconds) return heldBack;
    else await pace.wait(anew.waitMilliseconds, stop);
  }
  const breaker = deps.breakers?.[channel];
  if (breaker?.allows() === false) return { outcome: "retry", reason: "channel_down" };
  const result = await callChannel(delivery(deps, prepared), { messageId: id, timeoutMilliseconds, log });
  breaker?.record(result);
  return leftForDigest(result, prepared) ?? result;
}

function isLate(ticket: number | null, pace: Pace): ticket is number {
  return ticket !== null && pace.now().getTime() - ticket > longestUnderWay;
}

/** A full mailbox may have room tomorrow. */
function leftForDigest(result: AttemptResult, prepared: ReadyMessage): AttemptResult | undefined {
  if (result.outcome !== "unreachable" || result.reason !== "mailbox_full") return undefined;
  if (prepared.outcome !== "ready_mail" || prepared.digestAt === undefined) return undefined;
  return { outcome: "elsewhere", to: "digest", at: prepared.digestAt };
}

function delivery({ channels: { teams, activity, email } }: DeliveryDeps, prepared: ReadyMessage) {
  if (prepared.outcome === "ready_activity") return activity && (() => activity.deliver(prepared.activity));
  if (prepared.outcome === "ready_mail") return email && (() => email.deliver(prepared.mail));
  return teams && (() => teams.deliver(prepared.outgoing));
}
