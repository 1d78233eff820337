import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { applyToEvacuation, withOwnDesk } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import { applyChange } from "@magic-meetings/contract/reception/apply-change-rules.ts";
import type { ReceptionChange, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import type { KnownSite } from "./reception-storage.ts";

interface Local {
  snapshot: ReceptionSnapshot | undefined;
  evacuationList: EvacuationList | undefined;
}

/** The day as it is here: what was read, with every change made to it that the server does not know yet. */
export function localReception(
  known: KnownSite | undefined,
  pending: readonly ReceptionChange[],
  me: { id: string; name: string },
): Local {
  if (known === undefined) return { snapshot: undefined, evacuationList: undefined };
  const momentOf = ({ at }: ReceptionChange) => new Date(Date.parse(at) + known.clockAheadMs).toISOString();
  const snapshot = pending.reduce((day, change) => applyChange(day, change, momentOf(change)), known.today);
  const started = pending.reduce(
    (list, change) => (isTick(change) ? list : applyToEvacuation(list, change, { at: momentOf(change), by: me })),
    known.list ?? emptyList(known.today),
  );
  const present = withOwnDesk(started, snapshot);
  const evacuationList = pending.reduce(
    (list, change) => (isTick(change) ? applyToEvacuation(list, change, { at: momentOf(change), by: me }) : list),
    present,
  );
  return { snapshot, evacuationList };
}

/** Ticks are put on a list that has everybody, whoever came in while it was read. */
function isTick({ kind }: ReceptionChange): boolean {
  return kind === "roll_call";
}

function emptyList({ site, asOf }: ReceptionSnapshot): EvacuationList {
  return { site, asOf, evacuation: null, visits: [], meetings: [], floors: [] };
}

/** What was kept, at a moment of this device's clock: at midnight what was tomorrow is today. */
export function onItsDay(kept: KnownSite | undefined, deviceNow: Date): KnownSite | undefined {
  if (kept === undefined || kept.tomorrow === null) return kept;
  const now = new Date(deviceNow.getTime() + kept.clockAheadMs);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: kept.today.site.timeZone }).format(now);
  return day === kept.tomorrow.day ? { ...kept, today: kept.tomorrow, tomorrow: null } : kept;
}
