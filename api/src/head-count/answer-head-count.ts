import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { followHeadCount } from "./follow-head-count.ts";
import { lockOrderAndMeeting, saveQuestion, type AskedChange } from "./head-count-sql.ts";
import { loadHeadCount, possibleChanges, type LoadedHeadCount } from "./load-head-count.ts";
import { presentHeadCount } from "./present-head-count.ts";
import { tellOfHeadCount } from "./tell-of-head-count.ts";

export interface FollowRequest {
  orderId: string;
  /** The quantities that were shown; with them nothing else is ordered. */
  expected?: readonly { lineId: string; quantity: number }[] | undefined;
}

/** The organizer lets the order follow the head count, before the cut-off and therefore free of charge. */
export async function followNow(context: CommandContext, { orderId, expected }: FollowRequest): Promise<HeadCount> {
  const loaded = await loadChangeable(context, orderId);
  const { follow } = presentHeadCount(loaded, context.principal).allowed;
  if (!follow.ok) {
    throw follow.because === "past_cutoff"
      ? new Refusal(
          "past_cutoff",
          "The cut-off has passed: the quantities are settled, and a change of the order costs its fee",
        )
      : new Refusal("wrong_state", "The order is for as many as come already, or it can no longer be changed");
  }
  const possible = possibleChanges(loaded.lines, ["early", "asking", "lastCall"]);
  const changes = expected === undefined ? possible : shown(possible, expected);
  await followHeadCount(context, { subject: loaded.subject, changes, how: "agreed", dietLineIds: [] });
  return answer(context, loaded, { status: "followed", changes });
}

/** The organizer leaves the quantities as they are: the question is answered. */
export async function keepAsItIs(context: CommandContext, orderId: string): Promise<HeadCount> {
  const loaded = await loadChangeable(context, orderId);
  const { facts, lines } = loaded;
  if (facts.question?.status !== "open" || !presentHeadCount(loaded, context.principal).allowed.keep.ok) {
    throw new Refusal("wrong_state", "Nobody asks about this order's head count at the moment");
  }
  return answer(context, loaded, { status: "kept", changes: possibleChanges(lines, ["asking", "lastCall"]) });
}

/**
 * The organizer takes back what she let follow: the quantities are what they were, and the question is open again where
 * it would be asked now. The order's version names the very change that is taken back, so that no press does it twice.
 */
export async function undoFollowing(
  context: CommandContext,
  { orderId, orderVersion }: { orderId: string; orderVersion: number },
): Promise<HeadCount> {
  const loaded = await loadChangeable(context, orderId);
  const { undo } = presentHeadCount(loaded, context.principal).allowed;
  if (!undo.ok) {
    throw undo.because === "past_cutoff"
      ? new Refusal("past_cutoff", "It is too late to take this back free of charge: change the order itself")
      : new Refusal("wrong_state", "There is nothing to take back: the order is another one by now");
  }
  if (loaded.subject.order.version !== orderVersion) {
    throw new Refusal("head_count_changed", "The order was changed in the meantime: look at it again");
  }
  const changes = (loaded.facts.question?.changes ?? []).map(turnedRound);
  await followHeadCount(context, { subject: loaded.subject, changes, how: "agreed", dietLineIds: [] });
  const { tx, tenantId, now } = context;
  const asked = possibleChanges((await loadHeadCount(tx, { tenantId, orderId, now }))?.lines ?? [], [
    "asking",
    "lastCall",
  ]);
  return answer(context, loaded, { status: asked.length > 0 ? "open" : "quiet", changes: asked });
}

function turnedRound({ before, after, differenceMinor, ...change }: AskedChange): AskedChange {
  return { ...change, before: after, after: before, differenceMinor: -differenceMinor, feeMinor: 0 };
}

async function loadChangeable(context: CommandContext, orderId: string): Promise<LoadedHeadCount> {
  const { tx, tenantId, now } = context;
  await lockOrderAndMeeting(tx, { tenantId, orderId });
  const loaded = await loadHeadCount(tx, { tenantId, orderId, now });
  changeable(context.principal, loaded?.subject);
  if (loaded === undefined) throw new Refusal("not_found", "There is no such order");
  return loaded;
}

/** What was shown is what is done; an answer that came in between is shown first. */
function shown(
  possible: readonly AskedChange[],
  expected: readonly { lineId: string; quantity: number }[],
): readonly AskedChange[] {
  const isSame =
    possible.length === expected.length &&
    possible.every(({ lineId, after }) => expected.some((one) => one.lineId === lineId && one.quantity === after));
  if (isSame) return possible;
  throw new Refusal("head_count_changed", "Somebody answered the invite in the meantime: look at the numbers again");
}

async function answer(
  context: CommandContext,
  before: LoadedHeadCount,
  { status, changes }: { status: "followed" | "kept" | "open" | "quiet"; changes: readonly AskedChange[] },
): Promise<HeadCount> {
  const { tx, tenantId, now, principal } = context;
  const orderId = before.subject.order.id;
  const { facts } = before;
  const changed = await loadHeadCount(tx, { tenantId, orderId, now });
  await saveQuestion(tx, {
    tenantId,
    orderId,
    status,
    changes,
    refusal: null,
    askedAt: now,
    ...(status === "followed" || status === "kept"
      ? { answeredAt: now, answeredBy: principal.userId }
      : { answeredAt: null, answeredBy: null }),
    doneAt: null,
    seenOrderVersion: changed?.subject.order.version ?? before.subject.order.version,
    seenMeetingVersion: facts.meeting.version,
    // The service looks again at once and finds the next moment.
    lookAt: now,
    now,
  });
  tellOfHeadCount(context, before.subject, status);
  const after = await loadHeadCount(tx, { tenantId, orderId, now });
  return presentHeadCount(after ?? before, principal);
}
