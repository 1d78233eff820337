import type { CommandContext } from "../commands/command-context.ts";
import { findVisitedMeetings } from "../visits/following-sql.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { countVisitors } from "../visits/visit-meeting.ts";
import { makeVisitsOfSeries } from "../visits/visits-of-series.ts";
import type { OccurrencePlan } from "./plan-occurrences.ts";
import type { Invite } from "./take-invite.ts";

interface Kept {
  series: { id: string };
  plan: OccurrencePlan;
  invite: Invite;
  isNew: boolean;
  areSplitOff: boolean;
}

/** Visitors follow the dates of a series, and come to those that were added. */
export async function keepVisitsOfDates(
  context: CommandContext,
  { series, plan, invite, ...kept }: Kept,
): Promise<void> {
  const { tx, tenantId } = context;
  const { isNew, areSplitOff } = kept;
  const { lost, areSitesNew } = invite;
  const changed = plan.changed.map(({ before }) => before.id);
  const open = plan.same.filter(({ isException, status }) => !isException && status !== "cancelled");
  const touched = lost.length > 0 || areSitesNew ? [...changed, ...open.map(({ id }) => id)] : changed;
  await keepVisits(context, touched, { lost });
  if (areSitesNew) await countVisitors(context, await findVisitedMeetings(tx, { tenantId, meetingIds: touched }));
  // A new series has nobody yet, unless its dates were split off another one.
  if (!isNew || areSplitOff) await makeVisitsOfSeries(context, series.id);
}
