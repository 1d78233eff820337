import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { saveVisits } from "../visits/visit-write-sql.ts";
import { lateCardFor } from "./late-card-thread.ts";
import { aboutVisit, lockOpenVisit } from "./open-visit.ts";

/** The visitor says when she comes instead: the reception's list shows it, the host is told. */
export async function sayLate(context: CommandContext, expectedAt: Date): Promise<void> {
  const { tx, tenantId, now } = context;
  const visit = await lockOpenVisit(context);
  if (visit.status === "arrived") throw new Refusal("wrong_state", "You are here already");
  if (expectedAt <= visit.start || expectedAt <= now) {
    throw new Refusal("invalid", "Say a time that is still to come and after the beginning", errorAt("past"));
  }
  if (expectedAt >= visit.end) {
    throw new Refusal("invalid", "By then it is over: ask your host for another time", errorAt("after_end"));
  }
  if (visit.lateUntil?.getTime() === expectedAt.getTime()) return;
  await saveVisits(tx, { tenantId, now, userId: null, visits: [{ ...visit, lateUntil: expectedAt }] });
  context.signal({
    id: context.newId(),
    kind: "visit.late",
    ...aboutVisit(visit),
    facts: {},
    tell: [lateCardFor(visit.id, visit.host.id)],
  });
  context.audit({
    action: "late_by_visitor",
    entityType: "visit",
    entityId: visit.id,
    oldValues: { lateUntil: visit.lateUntil?.toISOString() ?? null },
    newValues: { lateUntil: expectedAt.toISOString() },
  });
}

function errorAt(code: string) {
  return { errors: [{ pointer: "/expectedAt", code, detail: "Not at that time" }] };
}
