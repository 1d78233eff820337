import { allowedReviewActions } from "@magic-meetings/contract/block-list/block-list-rules.ts";
import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { isAdmin, type Principal } from "../identity/principal.ts";
import { presentVisit } from "../visits/present-visit.ts";
import type { VisitRecord } from "../visits/visit-sql.ts";
import type { ReviewRecord } from "./review-read-sql.ts";

/** The sites about whose visits somebody decides; null: all of them. */
export function decidesAt(principal: Principal): readonly string[] | null {
  if (isAdmin(principal)) return null;
  const held = principal.roles.filter(({ role }) => role === "security");
  if (held.some(({ siteId }) => siteId === undefined)) return null;
  return held.flatMap(({ siteId }) => siteId ?? []);
}

/** Gives the review to those who decide; to everybody else it is not there. */
export function visibleReview(principal: Principal, review: ReviewRecord | undefined): ReviewRecord {
  const sites = decidesAt(principal);
  if (review === undefined || (sites !== null && !sites.includes(review.siteId))) {
    throw new Refusal("not_found", "There is no such decision");
  }
  return review;
}

export function presentReview(principal: Principal, review: ReviewRecord, visit: VisitRecord): VisitReview {
  const { id, preApproval, hits, status, note, createdAt, decidedAt, decidedBy, version } = review;
  return {
    id,
    visit: presentVisit(principal, visit),
    preApproval,
    hits,
    status,
    note,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt === null ? null : decidedAt.toISOString(),
    decidedBy,
    version,
    allowed: allowedReviewActions({ status, visit: visit.status }),
  };
}
