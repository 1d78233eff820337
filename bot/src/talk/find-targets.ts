import type { Meeting, MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { formatMoment } from "../messages/formats.ts";
import { writeTarget, type Draft, type Target } from "./draft.ts";
import { atTime, comingMeetings, lookInto, meetingTitle, mostChoices, onFirstDay } from "./find-meetings.ts";
import type { Choice, Speaker } from "./plan.ts";
import { fitOf } from "./service-words.ts";

/** Something of one's own that can be moved or cancelled. */
export interface FoundTarget {
  target: Target;
  start: string;
  end: string;
  /** How well it fits what was said. */
  fit: number;
  choice: Choice;
}

/** What a sentence can mean, the nearest day first; empty where nothing fits. */
export async function fittingTargets(draft: Draft, speaker: Speaker): Promise<FoundTarget[]> {
  const all = await targetsOn(draft, speaker);
  const then = atTime(all, draft.time, speaker.zone);
  const about = draft.thing === undefined ? then : then.filter(({ fit }) => fit > 0);
  const best = Math.max(0, ...about.map(({ fit }) => fit));
  const fitting = about.filter(({ fit }) => fit === best);
  const byMoment = fitting.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  // Who names no thing means a meeting, not what is ordered for it.
  const meant = draft.thing === undefined ? byMoment.filter(({ target }) => target.kind === "meeting") : byMoment;
  return draft.day ? meant : onFirstDay(meant, ({ start }) => start, speaker.zone);
}

/** Everything that could be meant, to choose from. */
export async function possibleTargets(draft: Draft, speaker: Speaker): Promise<FoundTarget[]> {
  const onDay = await targetsOn(draft, speaker);
  const all = onDay.length > 0 || draft.day === undefined ? onDay : await targetsOn(withoutDay(draft), speaker);
  return all.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)).slice(0, mostChoices);
}

function withoutDay({ day: _day, ...draft }: Draft): Draft {
  return draft;
}

async function targetsOn(draft: Draft, speaker: Speaker): Promise<FoundTarget[]> {
  const meetings = (await comingMeetings(speaker, draft.day)).filter(({ status }) => status !== "ended");
  const ordered = await lookInto(
    speaker,
    meetings.filter(({ orderCount }) => orderCount > 0),
  );
  const fitOfMeeting = (subject: string) => (draft.thing === undefined ? 0 : fitOf(draft.thing, subject).fit);
  return [
    ...meetings.map((meeting) => meetingTarget(meeting, fitOfMeeting(meeting.subject), speaker)),
    ...ordered.flatMap((meeting) => lineTargets(meeting, draft, speaker)),
  ];
}

function meetingTarget(meeting: MeetingSummary, fit: number, { words, zone }: Speaker): FoundTarget {
  const target: Target = { kind: "meeting", id: meeting.id };
  const title = meetingTitle(meeting, words, zone);
  return { target, start: meeting.start, end: meeting.end, fit, choice: { title, value: writeTarget(target) } };
}

const gone: readonly ServiceOrder["status"][] = ["cancelled", "rejected", "delivered", "closed"];

function lineTargets({ serviceOrders }: Meeting, { thing }: Draft, speaker: Speaker): FoundTarget[] {
  return serviceOrders
    .filter(({ status }) => !gone.includes(status))
    .flatMap((order) => order.lines.map((line) => lineTarget(order, line, thing, speaker)));
}

function lineTarget(
  { id, number }: ServiceOrder,
  { id: lineId, service, deliverAt }: ServiceOrderLine,
  thing: string | undefined,
  { words, zone }: Speaker,
): FoundTarget {
  const target: Target = { kind: "line", id, lineId };
  const when = formatMoment(deliverAt, zone, words.language);
  const title = words.say("talk.choice.order", { number: String(number), what: service.name, when });
  const fit = thing === undefined ? 0 : fitOf(thing, service.name).fit;
  return { target, start: deliverAt, end: deliverAt, fit, choice: { title, value: writeTarget(target) } };
}
