import type { CommandContext } from "../commands/command-context.ts";
import type { VisitRecord } from "../visits/visit-sql.ts";
import { signalVisit } from "./desk.ts";

/** Somebody whom security has not let in stands at the desk: those who decide see it at once. */
export async function tellSecurity(context: CommandContext, visit: VisitRecord): Promise<void> {
  signalVisit(context, visit, "visit.review_asked");
}
