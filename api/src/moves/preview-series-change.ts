import type { MoveConsequences, SeriesChange, SeriesConsequences } from "@magic-meetings/contract/moves/move.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findDateBookings } from "../series/date-booking-sql.ts";
import { atNewTimes } from "../series/move-series-rooms.ts";
import { findDatesWithOrders } from "../series/occurrence-sql.ts";
import type { OccurrencePlan } from "../series/plan-occurrences.ts";
import { lockSeries } from "../series/series-sql.ts";
import { planSeries } from "../series/take-in-series.ts";
import { isMoved } from "../series/write-dates.ts";
import { previewCancel, previewMove } from "./preview-meeting-change.ts";

/** Each date with an order is moved and taken back; so many are looked at, the nearest first. */
const mostDates = 30;

/** What an invite of a series means for its dates once it is sent; nothing is changed. */
export async function previewSeriesChange(
  context: CommandContext,
  { id, ...change }: SeriesChange & { id: string },
): Promise<SeriesConsequences> {
  const { tx, tenantId, principal } = context;
  const series = changeable(principal, await lockSeries(tx, { tenantId, id }));
  if (series.status === "cancelled") throw new Refusal("wrong_state", "This series was cancelled");
  const plan = await planSeries(context, series, { ...change, subject: series.subject, attendees: [] });
  const moved = plan.changed.filter(isMoved);
  const bookings = await findDateBookings(tx, {
    tenantId,
    meetingIds: moved.map(({ before }) => before.id),
    roomId: null,
  });
  const { hindered } = await atNewTimes(context, moved, bookings);
  const looked = await lookAtDates(context, plan);
  return {
    moved: moved.length,
    ended: plan.gone.length,
    added: plan.added.length,
    rooms: { follow: bookings.length - hindered.size, lost: hindered.size },
    ...looked,
  };
}

type Looked = Pick<SeriesConsequences, "free" | "dates" | "more">;

async function lookAtDates(context: CommandContext, plan: OccurrencePlan): Promise<Looked> {
  const { tx, tenantId } = context;
  const times = new Map([
    ...plan.changed.filter(isMoved).map(({ before, start, end }) => [before.id, { start, end }] as const),
    ...plan.gone.map(({ id }) => [id, null] as const),
  ]);
  const starts = new Map([...plan.changed.map(({ before }) => before), ...plan.gone].map((one) => [one.id, one.start]));
  const ordered = await findDatesWithOrders(tx, { tenantId, meetingIds: [...times.keys()] });
  const first = (id: string) => starts.get(id)?.getTime() ?? 0;
  const near = ordered.sort((one, other) => first(one) - first(other)).slice(0, mostDates);
  const dates: MoveConsequences[] = [];
  for (const id of near) {
    const meeting = await findMeeting(tx, { tenantId, id });
    if (meeting === undefined) continue;
    const to = times.get(id) ?? null;
    const consequences = to === null ? await previewCancel(context, meeting) : await previewMove(context, meeting, to);
    if (isWorthSaying(consequences)) dates.push(consequences);
  }
  return { free: near.length - dates.length, dates, more: ordered.length - near.length };
}

function isWorthSaying({ lines, question }: MoveConsequences): boolean {
  return (
    question !== null ||
    lines.some(
      (line) =>
        line.outcome === "room_taken" ||
        line.outcome === "repriced" ||
        (line.outcome === "cancelled" && line.fee.amountMinor > 0),
    )
  );
}
