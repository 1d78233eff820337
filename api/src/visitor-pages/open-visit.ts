import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockVisit, type VisitorRecord, type VisitRecord } from "../visits/visit-sql.ts";
import { visitOf } from "./authenticate-link.ts";

export type OpenVisit = VisitRecord & { visitor: VisitorRecord };

/** The visit of the link, locked, whatever became of it. Refuses as for a wrong link where its person is erased. */
export async function lockLinkedVisit(context: CommandContext): Promise<OpenVisit> {
  const { tx, tenantId, principal } = context;
  const visit = await lockVisit(tx, { tenantId, id: visitOf(principal) });
  if (visit === undefined || visit.visitor === null) throw new Refusal("not_found", "This link leads nowhere");
  return { ...visit, visitor: visit.visitor };
}

/** The same for what is of no use once a visit is off or over. */
export async function lockOpenVisit(context: CommandContext): Promise<OpenVisit> {
  const visit = await lockLinkedVisit(context);
  if (visit.status === "cancelled") throw new Refusal("wrong_state", "This visit does not take place");
  if (visit.status === "left" || visit.status === "no_show" || visit.end <= context.now) {
    throw new Refusal("wrong_state", "This visit is over");
  }
  return visit;
}

/** What a signal says of a visit besides its kind. */
export function aboutVisit({ id, meeting, site, host }: VisitRecord) {
  return {
    subject: { type: "visit" as const, id },
    ...(meeting === null ? {} : { meetingId: meeting.id }),
    siteId: site.id,
    organizerId: host.id,
  };
}
