import type { CommandContext } from "../commands/command-context.ts";
import type { EvacuationRecord } from "./evacuation-sql.ts";

/** Tells the live screens of the site. */
export function signalEvacuation(
  context: CommandContext,
  { id, siteId }: EvacuationRecord,
  kind: "evacuation.started" | "evacuation.ticked" | "evacuation.ended",
  facts: Record<string, number> = {},
): void {
  context.signal({ id: context.newId(), kind, subject: { type: "evacuation", id }, siteId, facts });
}
