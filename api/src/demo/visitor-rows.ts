import { hasPass, passValidity } from "@magic-meetings/contract/access-passes/pass-validity-rules.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Clearance, VisitSource, VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { sha256 } from "../access-passes/pass-codes.ts";
import { keysOf, matchPerson } from "../block-list/match-person.ts";
import { searchTextOf } from "../db/search-text.ts";
import { demoIds, type DemoCompany } from "./demo-company.ts";
import { demoId, demoNumber } from "./demo-id.ts";
import { addRow, maintained, minutesAfter, period, type DemoRows } from "./demo-rows.ts";
import { demoVisitors, type DemoVisitor } from "./demo-visitors.ts";
import { meetingIds } from "./meeting-rows.ts";
import { addVisitorMailRows } from "./visitor-mail-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";

/** Older visits are erased to counts, also on the days to which somebody moves the demo's clock. */
const daysKept = 20;

/**
 * The visitors of the demo's meetings: those of the invites, and every day some more at the first meeting of each site.
 * Who was here this morning has left, who is here now is checked in.
 */
export function addVisitorRows(rows: DemoRows, meetings: readonly PlannedMeeting[], now: Date): void {
  const known = new Set<string>();
  const mayWait = waitingOnes();
  for (const company of new Set(meetings.map((meeting) => meeting.company))) addBlockList(rows, company);
  for (const meeting of [...meetings].sort((a, b) => a.start.getTime() - b.start.getTime())) {
    if (meeting.dayOffset < -daysKept) continue;
    for (const visitor of visitorsOf(meeting)) {
      const { company } = meeting;
      if (isLikeBlocked(meeting, visitor) && !(meeting.dayOffset > 0 && mayWait(meeting, visitor))) continue;
      if (!known.has(visitor.email)) addRow(rows, "visitor", visitorRow(company, visitor));
      known.add(visitor.email);
      addVisit(rows, meeting, visitor, now);
    }
  }
}

export function visitorId(company: DemoCompany, { email }: DemoVisitor): string {
  return demoId(`${company.key}/visitor/${email}`);
}

export function visitId({ key, createdAt }: PlannedMeeting, { email }: DemoVisitor): string {
  return demoId(`${key}/visit/${email}`, createdAt);
}

function visitorsOf(meeting: PlannedMeeting): DemoVisitor[] {
  const invited = demoVisitors.filter(({ email }) => meeting.guests.some((guest) => guest.email === email));
  const isPeopled = meeting.isFirst;
  const others = isPeopled ? demoVisitors.filter((visitor) => !invited.includes(visitor)) : [];
  const wanted = meeting.dayOffset === 0 ? 5 : 2;
  return [
    ...invited,
    ...others
      .map((visitor) => ({ visitor, rank: demoNumber(`${meeting.key}/visitor/${visitor.email}`, 1000) }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, wanted)
      .map(({ visitor }) => visitor),
  ];
}

function visitorRow(company: DemoCompany, visitor: DemoVisitor) {
  const { name, email, phone, company: employer, locale } = visitor;
  return {
    id: visitorId(company, visitor),
    name,
    email,
    phone,
    company: employer,
    locale,
    search_text: searchTextOf(name, employer),
    ...maintained(),
  };
}

function addVisit(rows: DemoRows, meeting: PlannedMeeting, visitor: DemoVisitor, now: Date): void {
  const { company, site, start, end, createdAt, key, organizer, subject } = meeting;
  const id = visitId(meeting, visitor);
  const dice = demoNumber(`${key}/visit/${visitor.email}`, 12);
  const progress = progressOf(meeting, dice, now);
  const hasCar = dice % 3 === 0;
  const clearance: Clearance = isLikeBlocked(meeting, visitor) ? "pending" : "not_needed";
  addRow(rows, "visit", {
    id,
    visitor_id: visitorId(company, visitor),
    meeting_id: meetingIds.meeting(meeting),
    meeting_location_id: meetingIds.location(meeting),
    site_id: demoIds.site(company, site),
    host_id: demoIds.user(company, organizer.person),
    purpose: subject,
    during: period(start, end),
    source: (meeting.guests.some(({ email }) => email === visitor.email)
      ? "attendee"
      : "by_hand") satisfies VisitSource,
    parking: hasCar,
    plate: hasCar ? `${site.currency === "DKK" ? "DK" : "EU"} ${10_000 + demoNumber(visitor.email, 89_999)}` : "",
    wheelchair: dice === 7,
    wifi: dice % 2 === 0,
    ...progress,
    clearance,
    created_by: demoIds.user(company, organizer.person),
    ...maintained(createdAt),
  });
  if (clearance === "pending") addReview(rows, meeting, { id, visitor });
  addPass(rows, meeting, { id, status: progress.status, clearance });
  if (clearance === "not_needed") addVisitorMailRows(rows, meeting, { visitId: id, visitor });
}

interface Progress {
  status: VisitStatus;
  arrived_at: Date | null;
  left_at: Date | null;
  left_how: string | null;
  badge_number: number | null;
}

function progressOf({ start, end }: PlannedMeeting, dice: number, now: Date): Progress {
  const nobody = { arrived_at: null, left_at: null, left_how: null, badge_number: null };
  const arrivedAt = minutesAfter(start, dice - 12);
  if (end <= now) {
    if (dice === 11) return { status: "no_show", ...nobody };
    return { status: "left", arrived_at: arrivedAt, left_at: end, left_how: "desk", badge_number: null };
  }
  if (start <= now && dice !== 11) return { status: "arrived", ...nobody, arrived_at: arrivedAt };
  return { status: dice % 4 === 1 ? "confirmed" : "invited", ...nobody };
}

function addPass(
  rows: DemoRows,
  meeting: PlannedMeeting,
  visit: { id: string; status: VisitStatus; clearance: Clearance },
): void {
  const { company, site, start, end, createdAt } = meeting;
  if (!hasPass(visit)) return;
  const id = demoId(`${visit.id}/pass`, createdAt);
  const pass = { tenantId: demoIds.tenant(company), passId: id, issue: 1 };
  const valid = passValidity({ start, end }, visitPolicyDefaults);
  addRow(rows, "access_pass", {
    id,
    visit_id: visit.id,
    issue: 1,
    code_sha256: hexBytes(sha256(demoPassCodes.codeOf(pass))),
    link_sha256: hexBytes(sha256(demoPassCodes.linkTokenOf(pass))),
    valid: period(valid.from, valid.to),
    status: "active",
    ...maintained(createdAt),
  });
  for (const point of ["Main entrance", "Reception"]) {
    addRow(rows, "access_pass_point", {
      access_pass_id: id,
      access_point_id: demoId(`${company.key}/access-point/${site.key}/${point}`),
    });
  }
}

interface Blocked {
  entry: { name: string; email: string };
  reason: string;
  /** The visitor whose name is nearly the same. */
  likes: string;
  /** So many visits of that visitor wait for security, each at another site. */
  waiting: number;
}

/** Whom nobody wants in the house again: written in another alphabet, and with the names in another order. */
const blocked: readonly Blocked[] = [
  {
    entry: { name: "Dmitri Sokoloff", email: "" },
    reason: "Took samples from the laboratory without asking, March 2026",
    likes: "d.sokolov@nevamash.example",
    waiting: 3,
  },
  {
    entry: { name: "Wisniewski, Lukasz", email: "" },
    reason: "Followed a colleague through a door without a pass, August 2026",
    likes: "lukasz@bialystok-it.example",
    waiting: 1,
  },
];

function isLikeBlocked({ dayOffset }: PlannedMeeting, { email }: DemoVisitor): boolean {
  return dayOffset >= 0 && blocked.some(({ likes }) => likes === email);
}

/** Says of one visit after the other whether it is one of those that wait: the first at each site, and no more. */
function waitingOnes(): (meeting: PlannedMeeting, visitor: DemoVisitor) => boolean {
  const waiting = new Map<string, Set<string>>();
  return ({ company, site }, { email }) => {
    const key = `${company.key} ${email}`;
    const sites = waiting.get(key) ?? new Set<string>();
    const most = blocked.find(({ likes }) => likes === email)?.waiting ?? 0;
    if (sites.has(site.key) || sites.size >= most) return false;
    waiting.set(key, sites.add(site.key));
    return true;
  };
}

function entryId(company: DemoCompany, { entry }: Blocked): string {
  return demoId(`${company.key}/block-list/${entry.name}`);
}

function addBlockList(rows: DemoRows, company: DemoCompany): void {
  for (const one of blocked) {
    const id = entryId(company, one);
    addRow(rows, "block_list_entry", { id, ...one.entry, company: "", reason: one.reason, ...maintained() });
    for (const key of keysOf(one.entry)) addRow(rows, "block_list_key", { key, block_list_entry_id: id });
  }
}

function addReview(
  rows: DemoRows,
  { company, site, createdAt }: PlannedMeeting,
  visit: { id: string; visitor: DemoVisitor },
): void {
  const id = demoId(`${visit.id}/review`, createdAt);
  addRow(rows, "visit_review", {
    id,
    visit_id: visit.id,
    site_id: demoIds.site(company, site),
    pre_approval: false,
    status: "open",
    ...maintained(createdAt),
  });
  const like = blocked.find(({ likes }) => likes === visit.visitor.email);
  const match = like && matchPerson(visit.visitor, like.entry);
  if (like === undefined || match === undefined) throw new Error("The demo's visitor is like nobody of its block list");
  addRow(rows, "block_list_hit", { visit_review_id: id, block_list_entry_id: entryId(company, like), ...match });
}

/** Bytes as PostgreSQL reads them from text. */
function hexBytes(bytes: Buffer): string {
  return `\\x${bytes.toString("hex")}`;
}
