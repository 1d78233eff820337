import type { RunFloor } from "@magic-meetings/contract/production-orders/production-summary.ts";
import type { PlacedStop } from "./production-summary-sql.ts";

/** Stops in the order of the run, put together floor by floor. */
export function runByFloor(stops: readonly PlacedStop[]): RunFloor[] {
  const floors: RunFloor[] = [];
  for (const { site, building, floor, stop } of stops) {
    const last = floors.at(-1);
    if (last?.site.id === site.id && last.floor?.id === floor?.id) last.stops.push(stop);
    else floors.push({ site, building, floor, stops: [stop] });
  }
  return floors;
}
