import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ArrivalCardView, CalledVisitor } from "@magic-meetings/contract/reception/host-call.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { findVisits, type VisitRecord } from "../visits/visit-sql.ts";
import { listColleaguesAtMeeting, listRoomNames, listStandIns } from "./arrival-card-sql.ts";
import { listGroup, type HostCallRecord } from "./host-call-sql.ts";

export interface ArrivalQuestion {
  groupId: string;
  /** Who will look at it. */
  viewer: Principal;
}

const mostSuggestions = 8;

/** Who is here, as the card shows it now; undefined where it is gone or not for the viewer. */
export async function loadArrivalCard(
  db: Queries,
  { groupId, viewer }: ArrivalQuestion,
): Promise<ArrivalCardView | undefined> {
  const { tenantId } = viewer;
  const calls = await listGroup(db, { tenantId, groupId });
  const visits = await findVisits(db, { tenantId, ids: [...new Set(calls.map(({ visitId }) => visitId))] });
  const [first] = visits;
  if (first === undefined || !isTold(viewer, first, calls)) return undefined;
  const visitors = newestCalls(calls).flatMap((call) => {
    const visit = visits.find(({ id }) => id === call.visitId);
    return visit === undefined ? [] : [presentCalled(visit, call)];
  });
  const { meeting, site, host, meetingLocationId } = first;
  const standIns = await listStandIns(db, { tenantId, hostId: host.id });
  const colleagues = meeting === null ? [] : await listColleaguesAtMeeting(db, { tenantId, meetingId: meeting.id });
  return {
    groupId,
    site,
    host,
    meeting:
      meeting === null
        ? null
        : {
            id: meeting.id,
            subject: meeting.subject,
            start: meeting.start.toISOString(),
            end: meeting.end.toISOString(),
          },
    rooms: meetingLocationId === null ? [] : await listRoomNames(db, { tenantId, meetingLocationId }),
    visitors,
    suggestions: uniquePeople([...standIns, ...colleagues])
      .filter(({ id }) => id !== viewer.userId)
      .slice(0, mostSuggestions),
  };
}

/** The host, who stands in for her, and whoever was told since. */
export function isTold(viewer: Principal, visit: VisitRecord, calls: readonly HostCallRecord[]): boolean {
  const { userId, actsFor = [] } = viewer;
  if (userId === null) return false;
  if (visit.host.id === userId || actsFor.includes(visit.host.id)) return true;
  return calls.some(({ toldIds }) => toldIds.includes(userId));
}

/** Of each visit the call that was made last. */
export function newestCalls(calls: readonly HostCallRecord[]): HostCallRecord[] {
  return calls.filter((call, index) => !calls.slice(index + 1).some(({ visitId }) => visitId === call.visitId));
}

function uniquePeople(people: readonly { id: string; name: string }[]): { id: string; name: string }[] {
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
}

function presentCalled(visit: VisitRecord, call: HostCallRecord): CalledVisitor {
  const moment = (at: Date | null) => at?.toISOString() ?? null;
  return {
    visitId: visit.id,
    name: visit.visitor?.name ?? "",
    company: visit.visitor?.company ?? "",
    about: call.about,
    status: visit.status,
    badgeNumber: visit.badgeNumber,
    toldAt: call.toldAt.toISOString(),
    answer: call.answer,
    by: call.by,
    asked: call.asked,
    answeredAt: moment(call.answeredAt),
    escalatedAt: moment(call.escalatedAt),
    withdrawn: call.withdrawn,
  };
}

export interface ArrivalCard {
  view: ArrivalCardView;
  text: RenderedText;
  locale: Locale;
}

/** The card as the asker would be sent it now. */
export async function readArrivalCard(db: Queries, question: ArrivalQuestion): Promise<ArrivalCard> {
  const view = await loadArrivalCard(db, question);
  if (view === undefined) throw new Refusal("not_found", "There is no such call");
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const { text, locale } = await renderMessage(db, { kind: "arrival_card", view, tenantId, channel: "teams", locales });
  return { view, text, locale };
}
