import type { VisitorInput } from "@magic-meetings/contract/visits/visit.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { insertConsentSeen } from "../privacy/consent-text-sql.ts";
import { clearanceOf } from "../visits/clearance.ts";
import { findVisit, lockVisit } from "../visits/visit-sql.ts";
import { insertWalkIns } from "../visits/visit-write-sql.ts";
import { knowVisitors } from "../visits/visitor-sql.ts";
import { letIn } from "./check-in.ts";
import { isConsentOfSite } from "./desk-consent-sql.ts";
import { duplicate, signalVisit, type DeskOutcome } from "./desk.ts";
import { readWalkInSite } from "./walk-in-sql.ts";

export interface WalkIn {
  siteId: string;
  /** The id that the visit will have: made where it was done, so that it is made once. */
  visitId: string;
  at: Date;
  visitor: VisitorInput;
  hostId: string;
  purpose: string;
  /** What she was shown at the desk of what becomes of her data. */
  consentTextId?: string | undefined;
}

/** An uninvited visit ends by itself after so long, for passes and lists. */
const usualMinutes = 60;

/**
 * Somebody came without being invited: the same person as before where her address is known. Who has to wait for security
 * is written down and waits, as everybody else does.
 */
export async function walkIn(context: CommandContext, given: WalkIn): Promise<DeskOutcome> {
  const { tx, tenantId, now, principal } = context;
  const { siteId, visitId, hostId, consentTextId } = given;
  const before = await findVisit(tx, { tenantId, id: visitId });
  if (before !== undefined) return duplicate(before);
  const site = await readWalkInSite(tx, { tenantId, siteId, hostId });
  if (site === undefined) return { outcome: "conflict", because: "not_found", visit: null };
  const at = given.at < now ? given.at : now;
  const stamp = { tenantId, now, userId: principal.userId };
  const { phone, company, email, name } = given.visitor;
  const locale: Locale = given.visitor.locale ?? site.locale;
  const newVisitorId = context.newId();
  const visitorIds = await knowVisitors(tx, {
    ...stamp,
    visitors: [{ id: newVisitorId, name, email, phone, company, locale }],
  });
  const visitorId = visitorIds.get(newVisitorId) ?? newVisitorId;
  const clearances = await clearanceOf(context, [{ visitId, visitorId, siteId }]);
  await insertWalkIns(tx, {
    ...stamp,
    visits: [
      {
        id: visitId,
        visitorId,
        meetingId: null,
        meetingLocationId: null,
        site: { id: siteId },
        host: { id: hostId },
        purpose: given.purpose,
        start: at,
        end: new Date(at.getTime() + usualMinutes * 60_000),
        movedFrom: null,
        lateUntil: null,
        source: "walk_in",
        needs: { parking: false, plate: "", wheelchair: false, wifi: false, lunch: false },
        note: "",
        status: "invited",
        clearance: clearances.of(visitId),
        arrivedAt: null,
        arrivedBy: null,
        leftAt: null,
        leftBy: null,
        leftHow: null,
        badgeNumber: null,
        badgeLostAt: null,
      },
    ],
  });
  if (consentTextId !== undefined && (await isConsentOfSite(tx, { tenantId, siteId, id: consentTextId }))) {
    await insertConsentSeen(tx, { tenantId, visitId, consentTextId, now: at, how: "desk" });
  }
  await clearances.ask([visitId]);
  const visit = await lockVisit(tx, { tenantId, id: visitId });
  if (visit === undefined) throw new Error("A visit that was just written is not there");
  signalVisit(context, visit, "visit.invited");
  if (visit.clearance !== "not_needed") {
    await clearances.ask([visitId]);
    return { outcome: "conflict", because: "visit_not_cleared", visit };
  }
  const outcome = await letIn(context, visit, at);
  await keepPasses(context, [visitId]);
  return outcome;
}
