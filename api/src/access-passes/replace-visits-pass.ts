import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { visitMailFor } from "../mail/mail-threads.ts";
import { changeableVisit } from "../visits/visit-access.ts";
import { lockVisit } from "../visits/visit-sql.ts";
import { replacePass } from "./keep-passes.ts";

/** Replaces a pass that is in wrong hands, for those who may change the visit; the visitor gets the new one by mail. */
export async function replaceVisitsPass(context: CommandContext, visitId: string): Promise<void> {
  const { tx, tenantId, principal } = context;
  const visit = changeableVisit(principal, await lockVisit(tx, { tenantId, id: visitId }));
  if (visit.pass?.status !== "active") throw new Refusal("wrong_state", "This visit has no pass that opens anything");
  await replacePass(context, visitId);
  context.signal({
    id: context.newId(),
    kind: "visit.changed",
    subject: { type: "visit", id: visitId },
    ...(visit.meeting === null ? {} : { meetingId: visit.meeting.id }),
    siteId: visit.site.id,
    organizerId: visit.host.id,
    facts: { count: 1 },
    ...(visit.visitor === null ? {} : { tell: [visitMailFor(visitId)] }),
  });
}
