import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import type { MeetingRecord } from "./meeting-sql.ts";

type People = Pick<MeetingRecord, "delegateIds" | "participantIds"> & { organizer: { id: string } };

/** The organizer and her delegates act for a meeting; so does a system that may write meetings. */
export function mayActFor(principal: Principal, meeting: Pick<People, "organizer" | "delegateIds">): boolean {
  if (principal.userId === null) return principal.scopes.some((s) => s === "meetings.write" || s === "calendar.write");
  return principal.userId === meeting.organizer.id || meeting.delegateIds.includes(principal.userId);
}

/** Participants see it as well, and those who look after the whole company. */
export function maySee(principal: Principal, meeting: People): boolean {
  if (mayActFor(principal, meeting)) return true;
  if (principal.userId === null) return principal.scopes.includes("meetings.read");
  return meeting.participantIds.includes(principal.userId) || holdsRole(principal, "admin", "facility");
}

/** Gives the meeting to those who may see it; to everybody else it is not there. */
export function visible<M extends People>(principal: Principal, meeting: M | undefined): M {
  if (meeting === undefined || !maySee(principal, meeting)) throw new Refusal("not_found", "There is no such meeting");
  return meeting;
}

/** Gives the meeting to those who may change what hangs on it. */
export function changeable<M extends People>(principal: Principal, meeting: M | undefined): M {
  const seen = visible(principal, meeting);
  if (!mayActFor(principal, seen)) {
    throw new Refusal("forbidden", "Only the organizer of this meeting and her delegates can change it");
  }
  return seen;
}
