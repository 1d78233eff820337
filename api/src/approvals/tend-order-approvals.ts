import { afterOpenMinutes } from "@magic-meetings/contract/time/business-time.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { lockServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { approvalCardFor } from "./approval-card-thread.ts";
import { findOrderApprovals, type OrderApprovalRecord } from "./approval-sql.ts";
import { cardsOf, signalAbout } from "./ask-about-order.ts";
import { findDeciders, findFinancePeople, findSiteCalendar } from "./decider-sql.ts";
import { findOrdersDue, insertAsked, setLevel, setReminded } from "./order-approval-sql.ts";
import { askedNext } from "./who-is-asked.ts";
import { withdrawQuestions } from "./withdraw-order-approvals.ts";

const atOnce = 50;

/**
 * What time brings to questions about orders: others are asked after the account's hours, who was asked is reminded once
 * before it is too late, and what nobody decided lapses, which the organizer is told. Gives the number of orders.
 */
export async function tendOrderApprovals(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const ids = await findOrdersDue(tx, { tenantId, now, limit: atOnce });
  for (const id of ids) {
    const subject = await lockServiceOrder(tx, { tenantId, id });
    if (subject !== undefined) await tend(context, subject);
  }
  return ids.length;
}

/** The order is locked: what was decided meanwhile is not pending any more. */
async function tend(context: CommandContext, subject: ServiceOrderForChange): Promise<void> {
  const { tx, tenantId, now } = context;
  const known = await findOrderApprovals(tx, { tenantId, serviceOrderId: subject.order.id, now });
  const pending = known.filter(({ state }) => state === "pending");
  if (pending.some(({ decideBy }) => decideBy <= now)) return lapse(context, subject, pending);
  for (const question of pending) {
    if (question.escalateAt !== null && question.escalateAt <= now) await escalate(context, subject, question);
    if (question.remindAt !== null && question.remindAt <= now) await remind(context, subject, question);
  }
}

async function lapse(
  context: CommandContext,
  subject: ServiceOrderForChange,
  pending: readonly OrderApprovalRecord[],
): Promise<void> {
  if (subject.order.status === "awaiting_approval") {
    const consequences = consequencesFor(subject.order, [], context.now);
    await endServiceOrder(context, subject, "service_order.approval_lapsed", consequences);
    return;
  }
  await withdrawQuestions(
    context,
    subject,
    pending.map(({ id }) => id),
  );
  signalAbout(context, subject, { kind: "service_order.change_lapsed", facts: {}, tell: [] });
}

async function escalate(
  context: CommandContext,
  subject: ServiceOrderForChange,
  question: OrderApprovalRecord,
): Promise<void> {
  const { tx, tenantId, now } = context;
  const { id, account, askedById, people } = question;
  const deciders = (await findDeciders(tx, { tenantId, accountIds: [account.id], now })).get(account.id);
  const finance = await findFinancePeople(tx, tenantId);
  const asking = askedNext(
    question.level,
    { ownerId: deciders?.ownerId ?? null, deputies: deciders?.deputies ?? [], finance, askedById },
    people.map((person) => person.id),
  );
  const calendar = await findSiteCalendar(tx, { tenantId, siteId: subject.order.siteId, now });
  const escalateAt =
    asking.level === "finance" ? null : afterOpenMinutes(calendar, now, (deciders?.escalationHours ?? 1) * 60);
  await setLevel(tx, { tenantId, id, level: asking.level, escalateAt, now });
  await insertAsked(tx, { tenantId, approvalId: id, people: asking.people, now });
  signalAbout(context, subject, {
    kind: "service_order.approval_escalated",
    facts: { account: account.name, level: asking.level },
    tell: [...cardsOf(question), ...asking.people.map(({ userId }) => approvalCardFor(id, userId))],
  });
  context.audit({
    action: "approval.escalate",
    entityType: "approval",
    entityId: id,
    oldValues: { level: question.level },
    newValues: { level: asking.level, asked: asking.people.map(({ userId }) => userId) },
  });
}

/** Read anew: an escalation of the same moment has asked more people. */
async function remind(
  context: CommandContext,
  subject: ServiceOrderForChange,
  question: OrderApprovalRecord,
): Promise<void> {
  const { tx, tenantId, now } = context;
  await setReminded(tx, { tenantId, id: question.id, now });
  const known = await findOrderApprovals(tx, { tenantId, serviceOrderId: subject.order.id, now });
  const asked = known.find(({ id }) => id === question.id) ?? question;
  signalAbout(context, subject, {
    kind: "service_order.approval_reminded",
    facts: { account: question.account.name },
    tell: cardsOf(asked),
  });
}
