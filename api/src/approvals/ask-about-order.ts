import { afterOpenMinutes, type BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { CommandContext, NewSignal, Telling } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { approvalCardFor } from "./approval-card-thread.ts";
import { findOrderApprovals, type OrderApprovalRecord } from "./approval-sql.ts";
import { askedOrderOf, type Wish } from "./asked-order.ts";
import { findDeciders, findFinancePeople, findSiteCalendar, type AccountDeciders } from "./decider-sql.ts";
import { changeOrderApproval, insertAsked, insertOrderApproval } from "./order-approval-sql.ts";
import type { AccountPart } from "./parts-above-limit.ts";
import { askedFirst, reminderMoment } from "./who-is-asked.ts";
import { withdrawQuestions } from "./withdraw-order-approvals.ts";

export interface OrderQuestion {
  subject: ServiceOrderForChange;
  /** Above whose limits it is. */
  parts: readonly AccountPart[];
  /** Null: the order itself is asked for. */
  wish: Wish | null;
  /** Who asks: she does not decide about it herself. */
  askedById: string | null;
  /** It is too late after this moment. */
  decideBy: Date;
  note: string;
  /** The approval that was just given, at the price of now. */
  givenId?: string | undefined;
}

/**
 * Puts the questions of an order as they are now: new ones where an account is above its limit, changed ones where they
 * wait, and none where nothing is to be asked any more. What an account agreed to holds as long as it pays no more. Gives
 * how many wait.
 */
export async function askAboutOrder(context: CommandContext, question: OrderQuestion): Promise<number> {
  const { tx, tenantId, now } = context;
  const { subject, parts, wish } = question;
  // Nobody was asked about a draft yet.
  const isNew = subject.order.status === "draft";
  if (isNew && parts.length === 0) return 0;
  const known = isNew ? [] : await findOrderApprovals(tx, { tenantId, serviceOrderId: subject.order.id, now });
  const pending = known.filter(({ state }) => state === "pending");
  // A newer change takes the place of an older one.
  const waiting = wish === null ? pending : [];
  const agreed = wish === null ? known.filter((one) => one.state === "approved" && one.wish === null) : [];
  const needed = parts.filter(
    ({ accountId, amountMinor }) =>
      !agreed.some(
        (one) => one.account.id === accountId && (one.amountMinor >= amountMinor || one.id === question.givenId),
      ),
  );
  const over = pending.filter(
    (one) => !waiting.includes(one) || !needed.some((part) => part.accountId === one.account.id),
  );
  await withdrawQuestions(
    context,
    subject,
    over.map(({ id }) => id),
  );
  const facts = await readFacts(context, subject, needed);
  for (const part of needed) {
    const asked = waiting.find(({ account }) => account.id === part.accountId);
    if (asked === undefined) await ask(context, question, part, facts);
    else await askDifferently(context, question, part, asked);
  }
  return needed.length;
}

interface Facts {
  deciders: ReadonlyMap<string, AccountDeciders>;
  finance: readonly string[];
  calendar: BusinessCalendar | null;
}

async function readFacts(
  { tx, tenantId, now }: CommandContext,
  { order }: ServiceOrderForChange,
  parts: readonly AccountPart[],
): Promise<Facts> {
  if (parts.length === 0) return { deciders: new Map(), finance: [], calendar: null };
  const accountIds = parts.map(({ accountId }) => accountId);
  return {
    deciders: await findDeciders(tx, { tenantId, accountIds, now }),
    finance: await findFinancePeople(tx, tenantId),
    calendar: await findSiteCalendar(tx, { tenantId, siteId: order.siteId, now }),
  };
}

async function ask(context: CommandContext, question: OrderQuestion, part: AccountPart, facts: Facts): Promise<void> {
  const { tx, tenantId, now } = context;
  const { subject, wish, askedById, decideBy, note } = question;
  const { order } = subject;
  const id = context.newId();
  const deciders = facts.deciders.get(part.accountId) ?? { ownerId: null, deputies: [], escalationHours: 1 };
  const asking = askedFirst({ ...deciders, finance: facts.finance, askedById });
  await insertOrderApproval(tx, {
    tenantId,
    id,
    meetingId: order.meetingId,
    serviceOrderId: order.id,
    accountId: part.accountId,
    approverId: deciders.ownerId,
    amountMinor: part.amountMinor,
    knownMinor: part.knownMinor,
    level: asking.level,
    asked: askedOrderOf(order),
    wish,
    note,
    decideBy,
    escalateAt:
      asking.level === "finance" ? null : afterOpenMinutes(facts.calendar, now, deciders.escalationHours * 60),
    remindAt: reminderMoment(now, decideBy),
    now,
    userId: askedById,
  });
  await insertAsked(tx, { tenantId, approvalId: id, people: asking.people, now });
  signalAbout(context, subject, {
    kind: wish === null ? "service_order.approval_asked" : "service_order.change_asked",
    facts: { account: part.name },
    tell: asking.people.map(({ userId }) => approvalCardFor(id, userId)),
  });
  context.audit({
    action: "approval.ask",
    entityType: "approval",
    entityId: id,
    newValues: {
      serviceOrderId: order.id,
      accountId: part.accountId,
      amountMinor: part.amountMinor,
      kind: wish === null ? "order" : "change",
    },
  });
}

/** The order changed while it waits: the same question, about what it is now. */
async function askDifferently(
  context: CommandContext,
  { subject, decideBy }: OrderQuestion,
  part: AccountPart,
  asked: OrderApprovalRecord,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await changeOrderApproval(tx, {
    tenantId,
    id: asked.id,
    amountMinor: part.amountMinor,
    decideBy,
    remindAt: reminderMoment(now, decideBy),
    now,
    userId: principal.userId,
  });
  signalAbout(context, subject, {
    kind: "service_order.approval_asked",
    facts: { account: part.name },
    tell: cardsOf(asked),
  });
  context.audit({
    action: "approval.change",
    entityType: "approval",
    entityId: asked.id,
    oldValues: { amountMinor: asked.amountMinor },
    newValues: { amountMinor: part.amountMinor },
  });
}

/** The cards of everybody to whom a question went. */
export function cardsOf({ id, people }: Pick<OrderApprovalRecord, "id" | "people">): Telling[] {
  return people.map((person) => approvalCardFor(id, person.id));
}

/** Something that happened to an order's approval: the organizer's card and those of the people who are asked show it. */
export function signalAbout(
  context: CommandContext,
  { order, organizer }: Pick<ServiceOrderForChange, "order" | "organizer">,
  { kind, facts, tell }: Required<Pick<NewSignal, "kind" | "facts" | "tell">>,
): void {
  const isInviteSent = order.meetingStatus !== "draft";
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number, ...facts },
    tell: [...(isInviteSent ? [cardFor({ id: order.meetingId, organizer })] : []), ...tell],
  });
}
