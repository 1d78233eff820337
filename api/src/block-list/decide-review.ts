import {
  refusalOfReview,
  reviewTransitions,
  type ReviewAction,
} from "@magic-meetings/contract/block-list/block-list-rules.ts";
import type { ReviewStatus } from "@magic-meetings/contract/block-list/block-list-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Clearance } from "@magic-meetings/contract/visits/visit-words.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { noticeFor } from "../notices/notice-thread.ts";
import { tellVisitor } from "../visits/tell-of-visits.ts";
import { lockVisit, type VisitRecord } from "../visits/visit-sql.ts";
import { visibleReview } from "./present-review.ts";
import { findReview, lockReview, type ReviewRecord } from "./review-read-sql.ts";
import { clearVisits, saveDecision } from "./review-write-sql.ts";

/** A decision can be taken back for so long before anybody hears of it. */
const settleMinutes = 1;

const clearances: Record<ReviewStatus, Clearance> = { open: "pending", approved: "approved", refused: "refused" };
const signals = { approve: "visit.approved", refuse: "visit.refused", reopen: "visit.review_asked" } as const;

export interface ReviewDecision {
  id: string;
  action: ReviewAction;
  note: string | undefined;
  /** What was looked at: who is decided about, what she is like, and what was decided of it before. */
  expectedVersion: number | undefined;
}

/**
 * Lets a visit take place or not, or takes that back; the same decision again changes nothing. Refuses with
 * `version_conflict` where somebody else decided otherwise, or there is more to look at, since.
 */
export async function decideReview(
  context: CommandContext,
  { id, action, note, expectedVersion }: ReviewDecision,
): Promise<void> {
  const { tx, tenantId, principal, now } = context;
  const { visit } = await lockBoth(context, id);
  const review = visibleReview(principal, await findReview(tx, { tenantId, id }));
  const status = reviewTransitions[review.status][action] ?? review.status;
  if (isDone(review, action)) return;
  refuseStaleVersion(review.version, expectedVersion);
  const because = refusalOfReview({ status: review.status, visit: visit.status }, action);
  if (because !== null) throw new Refusal(because, "Nothing is to be decided about this visit any more");
  const { userId } = principal;
  await saveDecision(tx, { tenantId, id, status, note: note ?? review.note, now, userId });
  await clearVisits(tx, { tenantId, visitIds: [visit.id], clearance: clearances[status], now, userId });
  await keepPasses(context, [visit.id]);
  tell(context, visit, { action, status });
  context.audit({
    action: `visit_review.${action}`,
    entityType: "visit_review",
    entityId: id,
    oldValues: { status: review.status },
    newValues: { status, visitId: visit.id },
  });
}

/** The visit first, then what is decided of it: as everybody does who writes both. */
async function lockBoth({ tx, tenantId, principal }: CommandContext, id: string): Promise<{ visit: VisitRecord }> {
  const seen = visibleReview(principal, await findReview(tx, { tenantId, id }));
  const visit = await lockVisit(tx, { tenantId, id: seen.visitId });
  await lockReview(tx, { tenantId, id });
  if (visit === undefined) throw new Refusal("not_found", "There is no such visit");
  if (visit.visitor === null) throw new Refusal("visitor_erased", "The visitor's data is erased");
  return { visit };
}

function isDone({ status }: ReviewRecord, action: ReviewAction): boolean {
  const wanted = { approve: "approved", refuse: "refused", reopen: "open" } as const;
  return status === wanted[action];
}

/** The host hears what was decided, never why; the visitor gets her mail once she may come. */
function tell(
  context: CommandContext,
  visit: VisitRecord,
  { action, status }: { action: ReviewAction; status: ReviewStatus },
): void {
  const notBefore = new Date(context.now.getTime() + settleMinutes * 60_000);
  const host = { ...noticeFor({ kind: "visit_decided", id: visit.id }, visit.host.id), notBefore };
  const mail =
    status === "approved" ? tellVisitor({ ...visit, clearance: "approved", isUntold: true }, context.now, false) : [];
  context.signal({
    id: context.newId(),
    kind: signals[action],
    subject: { type: "visit", id: visit.id },
    ...(visit.meeting === null ? {} : { meetingId: visit.meeting.id }),
    siteId: visit.site.id,
    organizerId: visit.host.id,
    facts: { count: 1 },
    tell: action === "reopen" ? [] : [host, ...mail],
  });
}
