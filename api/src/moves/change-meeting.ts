import { effectiveChoice } from "@magic-meetings/contract/moves/move-choice-rules.ts";
import { coversFees } from "@magic-meetings/contract/moves/move-rules.ts";
import type { AskedLine, MeetingChange, MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cancelMeeting } from "../meetings/cancel-meeting.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, lockMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import {
  writeCancelToCalendar,
  writeSubjectToCalendar,
  writeTimeToCalendar,
} from "../calendar-writes/ask-calendar-write.ts";
import { updateMeeting } from "../meetings/meeting-write-sql.ts";
import { moveWhatHangsOn } from "../meetings/move-what-hangs-on.ts";
import { presentMeeting } from "../meetings/present-meeting.ts";
import { settleLocations } from "../meetings/settle-locations.ts";
import { choicesIn } from "./answer-move.ts";
import type { LineAnswer } from "./moved-line.ts";
import { previewCancel, previewMove } from "./preview-meeting-change.ts";

const longestMeeting = 31 * 24 * 60 * 60_000;

/** Anything of a meeting that may be changed now, by somebody who may; locked. */
export async function lockChangeable(context: CommandContext, id: string): Promise<MeetingRecord> {
  const { tx, tenantId, principal } = context;
  const meeting = changeable(principal, await lockMeeting(tx, { tenantId, id }));
  if (meeting.status === "cancelled" || meeting.status === "archived") {
    throw new Refusal("wrong_state", "This meeting was cancelled: make a new appointment");
  }
  return meeting;
}

/** What a change would mean; nothing is changed. */
export async function previewChange(
  context: CommandContext,
  { id, ...change }: MeetingChange & { id: string },
): Promise<MoveConsequences> {
  const meeting = await lockChangeable(context, id);
  return change.status === "cancelled"
    ? previewCancel(context, meeting)
    : previewMove(context, meeting, periodOf(meeting, change));
}

/**
 * Changes a meeting by what is given. Where something crosses a cut-off it needs an answer and the fee that was shown;
 * without them nothing is changed, and the refusal says what it would mean.
 */
export async function changeMeeting(
  context: CommandContext,
  { id, expectedVersion, ...change }: MeetingChange & { id: string; expectedVersion: number | undefined },
): Promise<Meeting> {
  const { tx, tenantId, principal, now } = context;
  const before = await lockChangeable(context, id);
  refuseStaleVersion(before.version, expectedVersion);
  if (change.status === "cancelled") {
    refuseFees(await previewCancel(context, before), "cancel", change);
    await cancelMeeting(context, before);
    await writeCancelToCalendar(context, before);
  } else {
    await writeMeeting(context, before, change);
    await writeTimeToCalendar(context, before, periodOf(before, change));
    await writeSubjectToCalendar(context, before, change.subject ?? before.subject);
    await moveAnswered(context, before, change);
  }
  return presentMeeting((await findMeeting(tx, { tenantId, id })) ?? before, principal, now);
}

async function moveAnswered(context: CommandContext, before: MeetingRecord, change: MeetingChange): Promise<void> {
  const to = periodOf(before, change);
  if (before.start.getTime() === to.start.getTime() && before.end.getTime() === to.end.getTime()) return;
  const consequences = await previewMove(context, before, to);
  await moveWhatHangsOn(context, before, to, answersFor(consequences, change));
}

/** The answers as they are given for what a preview asks, with the fees of that preview; refuses what is missing. */
export function answersFor(
  consequences: MoveConsequences,
  change: Pick<MeetingChange, "choice" | "answers" | "acceptFee">,
): ReadonlyMap<string, LineAnswer> {
  const asked = consequences.lines.filter(
    (line): line is AskedLine =>
      (line.outcome === "crosses_cut_off" || line.outcome === "cannot_be_delivered") && consequences.question !== null,
  );
  const given = new Set(change.answers?.map(({ lineId }) => lineId));
  if (change.choice === undefined && asked.some(({ lineId }) => !given.has(lineId))) {
    throw new Refusal("answer_needed", "Something crosses its cut-off: say whether to keep, change or cancel it", {
      move: consequences,
    });
  }
  const choiceOf = choicesIn(
    change,
    asked.map(({ lineId }) => lineId),
  );
  const answers = asked.map((line) => {
    const choice = effectiveChoice(choiceOf(line.lineId), { canChange: line.costs.change !== null });
    const fee = line.costs[choice]?.fee ?? line.costs.keep.fee;
    return { lineId: line.lineId, choice, fee };
  });
  refuseFees(
    consequences,
    answers.map(({ fee }) => fee),
    change,
  );
  return new Map(answers.map(({ lineId, choice, fee }) => [lineId, { choice, feeMinor: fee.amountMinor }]));
}

function refuseFees(
  consequences: MoveConsequences,
  due: readonly Money[] | "cancel",
  { acceptFee }: Pick<MeetingChange, "acceptFee">,
): void {
  const fees = due === "cancel" ? consequences.totals.map(({ cancel }) => cancel.fee) : sumsOf(due);
  if (coversFees(acceptFee === undefined ? [] : [acceptFee].flat(), fees)) return;
  throw new Refusal("fee_applies", "This is after the cut-off and costs a fee: look at it and accept it", {
    move: consequences,
  });
}

function sumsOf(fees: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of fees) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

/** The time that a change gives a meeting. */
export function periodOf(
  meeting: MeetingRecord,
  { start, end }: Pick<MeetingChange, "start" | "end">,
): { start: Date; end: Date } {
  const to = {
    start: start === undefined ? meeting.start : new Date(start),
    // Another start alone moves the meeting as it is.
    end:
      end !== undefined
        ? new Date(end)
        : start === undefined
          ? meeting.end
          : new Date(Date.parse(start) + meeting.end.getTime() - meeting.start.getTime()),
  };
  if (!(to.start < to.end)) throw invalid("/end", "The end must lie after the start");
  if (to.end.getTime() - to.start.getTime() > longestMeeting) throw invalid("/end", "A meeting lasts 31 days at most");
  return to;
}

async function writeMeeting(context: CommandContext, before: MeetingRecord, change: MeetingChange): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { start, end } = periodOf(before, change);
  const timeZone = change.timeZone === undefined ? before.timeZone : toIanaZone(change.timeZone);
  if (timeZone === undefined) throw invalid("/timeZone", "This is no time zone that IANA or Windows knows");
  const subject = change.subject ?? before.subject;
  const changed = [
    ...(subject === before.subject ? [] : ["subject"]),
    ...(start.getTime() === before.start.getTime() && end.getTime() === before.end.getTime() ? [] : ["time"]),
    ...(timeZone === before.timeZone ? [] : ["timeZone"]),
  ];
  if (change.locations !== undefined) {
    const { attendees } = before;
    const written = { subject, start: start.toISOString(), end: end.toISOString(), timeZone, attendees };
    await settleLocations(context, before, { ...written, locations: change.locations });
  }
  if (changed.length === 0) return;
  const { status, clientKey, exchangeId, iCalUid, changeKey, id } = before;
  const identity = { clientKey, exchangeId, iCalUid, changeKey };
  await updateMeeting(tx, {
    tenantId,
    id,
    subject,
    start,
    end,
    timeZone,
    status,
    ...identity,
    now,
    userId: principal.userId,
  });
  context.signal({
    id: context.newId(),
    kind: "meeting.changed",
    subject: { type: "meeting", id },
    meetingId: id,
    organizerId: before.organizer.id,
    facts: { changed: changed.join(", ") },
    ...(status === "draft" ? {} : { tell: [cardFor(before)] }),
  });
  context.audit({
    action: "meeting.change",
    entityType: "meeting",
    entityId: id,
    oldValues: { start: before.start.toISOString(), end: before.end.toISOString(), timeZone: before.timeZone },
    newValues: { start: start.toISOString(), end: end.toISOString(), timeZone },
  });
}

function invalid(pointer: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "invalid", detail }] });
}
