import type { ErrorCode } from "../problems/problem.ts";
import { foldName } from "../visits/fold-name-rules.ts";
import { allowedVisitActions, refusalOfVisitAction } from "../visits/visit-rules.ts";
import type { Clearance, VisitStatus } from "../visits/visit-words.ts";
import type { ReceptionChange, ReceptionSnapshot, ReceptionVisit } from "./reception.ts";
import type { ChangeOutcome } from "./reception-words.ts";

// What becomes of a change made at a reception. The server asks it, and a tablet without a network foretells the answer.

type VisitChange = Extract<ReceptionChange, { visitId: string }>;

/** What of a visit decides; moments as text or as dates, as the asker has them. */
export interface JudgedVisit {
  status: VisitStatus;
  clearance: Clearance;
  arrivedAt: Date | string | null;
  leftAt: Date | string | null;
  badgeLostAt: Date | string | null;
  /** Null once the person is erased. */
  visitor: object | null;
}

/** A change as it is judged: its moment is one of the server's clock. */
export type JudgedChange = Pick<ReceptionChange, "kind"> & { at: Date | string };

export interface Judgement {
  outcome: ChangeOutcome;
  because: ErrorCode | null;
}

const applied: Judgement = { outcome: "applied", because: null };
const duplicate: Judgement = { outcome: "duplicate", because: null };

/** Whether the change is made, was made before, or cannot be made any more; `visit` as it is before it. */
export function judgeChange(visit: JudgedVisit | undefined, change: JudgedChange): Judgement {
  if (change.kind === "walk_in") return visit === undefined ? applied : duplicate;
  if (!isAboutVisit(change.kind)) return applied;
  if (visit === undefined) return conflict("not_found");
  switch (change.kind) {
    case "check_in":
      return judgeCheckIn(visit, change.at);
    case "check_out":
      if (visit.status === "left") return duplicate;
      // Somebody else saw her come in after that.
      if (visit.status === "arrived" && isBefore(change.at, visit.arrivedAt)) return conflict("wrong_state");
      return orConflict(refusalOfVisitAction(visit, "check-out"));
    case "undo_check_in":
      return isExpected(visit.status) ? duplicate : orConflict(refusalOfVisitAction(visit, "undo-check-in"));
    case "undo_check_out":
      return visit.status === "arrived" ? duplicate : orConflict(refusalOfVisitAction(visit, "undo-check-out"));
    case "badge_lost":
      if (visit.badgeLostAt !== null) return duplicate;
      return visit.status === "arrived" ? applied : conflict("wrong_state");
    case "badge_replaced":
      if (visit.status !== "arrived") return conflict("wrong_state");
      return visit.badgeLostAt === null ? duplicate : applied;
    case "photo":
      return visit.visitor === null ? conflict("visitor_erased") : applied;
    default:
      return applied;
  }
}

/** Somebody came twice only where she left in between; the same arrival, seen at two desks, is one. */
function judgeCheckIn(visit: JudgedVisit, at: Date | string): Judgement {
  if (visit.status === "arrived") return duplicate;
  if (visit.status === "left" && isBefore(at, visit.leftAt)) return duplicate;
  return orConflict(refusalOfVisitAction(visit, "check-in"));
}

/** True where two desks saw the same arrival and this one saw it first: then that is when she came. */
export function sawHerFirst(visit: JudgedVisit, change: JudgedChange): boolean {
  return change.kind === "check_in" && visit.arrivedAt !== null && isBefore(change.at, visit.arrivedAt);
}

/** A day at the reception with one more change made to it; the same day where nothing comes of it. */
export function applyChange(snapshot: ReceptionSnapshot, change: ReceptionChange, at: string): ReceptionSnapshot {
  if (change.kind === "walk_in") {
    return snapshot.visits.some(({ id }) => id === change.visitId)
      ? snapshot
      : { ...snapshot, visits: [...snapshot.visits, walkInOf(snapshot, change, at)] };
  }
  if (!("visitId" in change)) return snapshot;
  const index = snapshot.visits.findIndex(({ id }) => id === change.visitId);
  const visit = snapshot.visits[index];
  if (visit === undefined) return withOther(snapshot, change, at);
  const after = changedVisit(visit, change, at);
  return after === visit ? snapshot : { ...snapshot, visits: snapshot.visits.with(index, after) };
}

/** Somebody who came on a day of before is one of the day's visitors from then on. */
function withOther(snapshot: ReceptionSnapshot, change: VisitChange, at: string): ReceptionSnapshot {
  const other = snapshot.others.find(({ id }) => id === change.visitId);
  const after = other && changedVisit(other, change, at);
  if (after === undefined || after === other) return snapshot;
  const others = snapshot.others.filter(({ id }) => id !== change.visitId);
  return { ...snapshot, visits: [...snapshot.visits, after], others };
}

/** The visit after the change, or the same where it is none. */
export function changedVisit(visit: ReceptionVisit, change: ReceptionChange, at: string): ReceptionVisit {
  const judged = { kind: change.kind, at };
  const { outcome } = judgeChange(visit, judged);
  if (outcome === "duplicate" && sawHerFirst(visit, judged)) return { ...visit, arrivedAt: at };
  const effect = outcome === "applied" ? effectOf(visit, change, at) : {};
  if (Object.keys(effect).length === 0) return visit;
  const after = { ...visit, ...effect };
  return { ...after, allowed: allowedVisitActions(after) };
}

function effectOf({ source }: ReceptionVisit, change: ReceptionChange, at: string): Partial<ReceptionVisit> {
  switch (change.kind) {
    case "check_in":
      return { status: "arrived", arrivedAt: at, leftAt: null, leftHow: null };
    case "check_out":
      return { status: "left", leftAt: at, leftHow: change.how };
    case "undo_check_in":
      // Nobody expects somebody who was never invited.
      return { status: source === "walk_in" ? "cancelled" : "invited", arrivedAt: null, hostAnswer: null };
    case "undo_check_out":
      return { status: "arrived", leftAt: null, leftHow: null };
    case "badge_lost":
      return { badgeLostAt: at };
    case "badge_replaced":
      return { badgeLostAt: null };
    default:
      return {};
  }
}

function isAboutVisit(kind: ReceptionChange["kind"]): boolean {
  return kind !== "look_up" && kind !== "roll_call" && kind !== "evacuation_start" && kind !== "evacuation_end";
}

const stayMs = 3_600_000;

function walkInOf(
  { site, hosts }: ReceptionSnapshot,
  change: Extract<ReceptionChange, { kind: "walk_in" }>,
  at: string,
): ReceptionVisit {
  const { visitId: id, visitor, hostId, purpose } = change;
  const { name, email = "", phone = "", company = "", locale = "en" } = visitor;
  const host = hosts.find((one) => one.id === hostId) ?? { id: hostId, name: "" };
  const state = { status: "arrived", clearance: "not_needed" } as const;
  return {
    ...state,
    id,
    visitor: { id, name, email, phone, company, locale, masked: false },
    meeting: null,
    site,
    host,
    purpose,
    start: at,
    end: new Date(Date.parse(at) + stayMs).toISOString(),
    movedFrom: null,
    lateUntil: null,
    source: "walk_in",
    needs: { parking: false, plate: "", wheelchair: false, wifi: false, lunch: false },
    note: "",
    pass: null,
    arrivedAt: at,
    leftAt: null,
    leftHow: null,
    badgeNumber: null,
    badgeLostAt: null,
    version: 1,
    allowed: allowedVisitActions(state),
    rooms: [],
    floor: null,
    hostPhone: "",
    searchText: foldName(`${name} ${company} ${host.name}`),
    codeSha256: null,
    hostAnswer: null,
  };
}

function isExpected(status: VisitStatus): boolean {
  return status === "invited" || status === "confirmed";
}

function isBefore(one: Date | string, other: Date | string | null): boolean {
  return other !== null && new Date(one).getTime() < new Date(other).getTime();
}

function orConflict(because: ErrorCode | null): Judgement {
  return because === null ? applied : conflict(because);
}

function conflict(because: ErrorCode): Judgement {
  return { outcome: "conflict", because };
}
