import type { CommandContext } from "../commands/command-context.ts";
import { tellSecurity } from "../notices/tell-notice.ts";
import type { VisitRecord } from "../visits/visit-sql.ts";
import { signalVisit } from "./desk.ts";

/** Somebody whom security has not let in stands at the desk: those who decide are told at once. */
export async function tellSecurityAtDesk(context: CommandContext, visit: VisitRecord): Promise<void> {
  const { id: siteId } = visit.site;
  signalVisit(
    context,
    visit,
    "visit.review_asked",
    await tellSecurity(context, { kind: "visits_wait", id: siteId }, siteId),
  );
}
