import type { UnreachableReason } from "@magic-meetings/contract/messages/message-channel.ts";
import type { Conversation, ShownMessage } from "@magic-meetings/contract/messages/message.ts";
import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { mailFailedCardFor } from "../mail/mail-threads.ts";
import { findHost } from "../mail/visit-mail-sql.ts";
import type { ClaimedMessage } from "./claim-messages.ts";
import { closeConversation } from "./conversation-sql.ts";
import type { AttemptResult, NextStep } from "./delivery-policy.ts";
import { completeMessage } from "./delivery-sql.ts";
import { isDigestWaiting, markDigested } from "./digest-sql.ts";
import { insertFollowing } from "./follow-message-sql.ts";
import type { Prepared } from "./prepared-message.ts";

/** What an attempt came to. */
export interface Finished {
  message: ClaimedMessage;
  /** Undefined where the message could not even be prepared. */
  prepared: Prepared | undefined;
  result: AttemptResult;
  step: NextStep;
}

const signalOf: Record<NextStep["status"], SignalKind | undefined> = {
  sent: "message.sent",
  failed: "message.failed",
  suppressed: undefined,
  pending: undefined,
};

/** What a refusal says about the conversation itself; undefined: nothing. */
const conversationAfter: Record<UnreachableReason, Conversation["status"] | undefined> = {
  not_installed: "removed",
  blocked: "blocked",
  disabled: "blocked",
  refused: undefined,
  mailbox_unknown: undefined,
  mailbox_full: undefined,
};

/** Ends a message's lease with its outcome, in the caller's transaction; false when the lease is not ours any more. */
export async function finishMessage(context: CommandContext, finished: Finished): Promise<boolean> {
  const { tx, tenantId, now } = context;
  const { message, prepared, result, step } = finished;
  const outgoing = prepared?.outcome === "ready" ? prepared.outgoing : undefined;
  const mail = prepared?.outcome === "ready_mail" ? prepared.mail : undefined;
  const activity = prepared?.outcome === "ready_activity" ? prepared.activity : undefined;
  const held = await completeMessage(tx, {
    tenantId,
    message,
    status: step.status,
    reason: step.status === "sent" ? null : step.reason,
    providerId: step.status === "sent" ? step.providerId : null,
    sentAt: step.status === "sent" ? now : null,
    nextAttemptAt: step.status === "pending" ? step.nextAttemptAt : message.nextAttemptAt,
    content: result.outcome === "sent" ? result.content : (outgoing?.text ?? activity?.text ?? mail?.content ?? null),
    locale: outgoing?.receiver.locale ?? activity?.locale ?? mail?.locale ?? null,
    templateVersion: (prepared && "templateVersion" in prepared ? prepared.templateVersion : null) ?? null,
  });
  if (!held) return false;
  const status = result.outcome === "unreachable" ? conversationAfter[result.reason] : undefined;
  if (status !== undefined && outgoing !== undefined && message.receiverId !== null) {
    const { channel, conversationId } = outgoing.conversation;
    await closeConversation(tx, { tenantId, userId: message.receiverId, channel, conversationId, status, now });
  }
  await goAnotherWay(context, finished);
  await recordSignal(context, finished);
  return true;
}

/** What the chat did not take, or is wanted elsewhere, goes there as a message that follows this one. */
async function goAnotherWay(context: CommandContext, { message, prepared, result, step }: Finished): Promise<void> {
  const { tx, tenantId, now } = context;
  const { receiverId } = message;
  if (receiverId === null) return;
  const following = { ...message, receiverId, tenantId, channel: "email" as const, followsId: message.id, now };
  const channel = nextChannel(result, prepared);
  if (channel !== undefined) return insertFollowing(tx, { ...following, channel, id: context.newId() });
  if (result.outcome === "elsewhere" && result.to === "digest") {
    if (await isDigestWaiting(tx, { tenantId, receiverId })) return;
    const digest = { kind: "digest_mail" as const, thread: `digest:${receiverId}`, meetingId: null };
    return insertFollowing(tx, { ...following, ...digest, id: context.newId(), notBefore: result.at });
  }
  if (step.status === "sent" && prepared?.outcome === "ready_mail" && prepared.digested !== undefined) {
    await markDigested(tx, { tenantId, receiverId, ...prepared.digested });
  }
}

function nextChannel(result: AttemptResult, prepared: Prepared | undefined): "activity" | "email" | undefined {
  if (result.outcome === "elsewhere") return result.to === "digest" ? undefined : result.to;
  if (result.outcome !== "unreachable" || prepared === undefined || !("instead" in prepared)) return undefined;
  return prepared.instead ?? undefined;
}

async function recordSignal(context: CommandContext, { message, prepared, step }: Finished): Promise<void> {
  const kind = signalOf[step.status];
  if (kind === undefined) return;
  const host = message.visitId === null ? undefined : await findHost(context, message.visitId);
  const organizer = prepared?.outcome === "ready" ? organizerOf(prepared.outgoing) : host;
  const organizerId = organizer ?? message.receiverId;
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "message", id: message.id },
    ...(message.meetingId === null ? {} : { meetingId: message.meetingId }),
    ...(organizerId === null ? {} : { organizerId }),
    facts: { channel: message.channel, ...(step.status === "failed" ? { reason: step.reason } : {}) },
    ...(step.status === "failed" && message.visitId !== null && host !== undefined
      ? { tell: [mailFailedCardFor(message.visitId, host)] }
      : {}),
  });
}

/** Whose screens show it: the organizer's where the card is about her meeting, else the receiver's. */
function organizerOf(shown: ShownMessage): string | undefined {
  switch (shown.kind) {
    case "meeting_card":
      return shown.view.meeting.organizer.id;
    case "approval_card":
      return shown.view.approval.meeting.organizer.id;
    case "head_count_card":
    case "move_card":
    case "orphan_card":
    case "budget_card":
    case "hand_over_card":
    case "diet_card":
    case "task_card":
    case "series_order_card":
    case "feedback_card":
    case "mail_failed_card":
    case "late_card":
    case "arrival_card":
    case "notice_card":
      return undefined;
  }
}
