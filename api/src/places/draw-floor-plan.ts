import { createHash } from "node:crypto";
import type { FloorPlan } from "@magic-meetings/contract/places/floor-plan.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Principal } from "../identity/principal.ts";
import { cleanPlan, planShapes, type CleanPlan } from "./clean-plan.ts";
import { findFloorPlan, setFloorPlan, type FloorPlanRecord } from "./floor-plan-sql.ts";
import { lockThing, record } from "./keep-up.ts";
import { allowedUpkeep } from "./place-policy.ts";
import { floors } from "./site-upkeep.ts";

export interface DrawFloorPlan {
  id: string;
  /** Null takes the plan away. */
  svg: string | null;
  expectedVersion: number | undefined;
}

/** Keeps a cleaned drawing as the floor's plan. */
export async function drawFloorPlan(
  context: CommandContext,
  { id, svg, expectedVersion }: DrawFloorPlan,
): Promise<FloorPlan> {
  const { tx, tenantId, principal, now } = context;
  const floor = await lockThing(context, floors, { id, expectedVersion });
  if (floor.isDeleted) throw new Refusal("wrong_state", "This floor is deleted: restore it first");
  const clean: CleanPlan | null = svg === null ? null : cleanPlan(svg);
  const before = await findFloorPlan(tx, { tenantId, id });
  await setFloorPlan(tx, { tenantId, id, svg: clean?.svg ?? null, now, userId: principal.userId });
  record(context, floors, {
    id,
    action: "change",
    siteIds: floor.siteIds,
    oldValues: { plan: fingerprint(before?.svg ?? null) },
    newValues: { plan: fingerprint(clean?.svg ?? null) },
  });
  const after = await findFloorPlan(tx, { tenantId, id });
  return presentFloorPlan(principal, after, clean?.removed ?? []);
}

export function presentFloorPlan(
  principal: Principal,
  plan: FloorPlanRecord | undefined,
  removed: string[] = [],
): FloorPlan {
  if (plan === undefined) throw new Refusal("not_found", "There is no such floor");
  const { floorId, siteId, version, isDeleted, svg, rooms } = plan;
  const { change } = allowedUpkeep(principal, { siteIds: [siteId], isDeleted });
  return { floorId, version, svg, shapes: svg === null ? [] : planShapes(svg), rooms, removed, allowed: { change } };
}

/** What the audit log keeps of a drawing, which may be large. */
function fingerprint(svg: string | null): Record<string, string | number> | null {
  if (svg === null) return null;
  return { bytes: Buffer.byteLength(svg), sha256: createHash("sha256").update(svg).digest("hex") };
}
