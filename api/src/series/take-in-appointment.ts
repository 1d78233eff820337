import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { takeInMeeting, type TakeInMeeting } from "../meetings/take-in-meeting.ts";
import { cancelDates } from "./cancel-dates.ts";
import { lockComingOccurrences } from "./occurrence-sql.ts";
import { leaveSeries } from "./occurrence-write-sql.ts";
import { recordSeries } from "./record-series.ts";
import { findSeriesByKey, lockSeries, type SeriesRecord } from "./series-sql.ts";
import { endSeries } from "./series-write-sql.ts";
import { presentFirst } from "./take-in-series.ts";

/**
 * Takes in an appointment that does not repeat. Where its draft key is a series': a draft that is one meeting again
 * becomes one; of a series that was sent, Outlook shows single dates that know nothing of their pattern, so it stays as it is.
 */
export async function takeInAppointment(context: CommandContext, request: TakeInMeeting): Promise<Meeting> {
  const { tx, tenantId } = context;
  const { clientKey } = request;
  const id = clientKey === null ? undefined : await findSeriesByKey(tx, { tenantId, clientKey });
  const series = id === undefined ? undefined : await lockSeries(tx, { tenantId, id });
  if (series === undefined || clientKey === null) return takeInMeeting(context, request);
  changeable(context.principal, series);
  if (series.status === "scheduled") return presentFirst(context, series.id);
  await becomeOne(context, series, { clientKey, start: new Date(request.input.start) });
  return takeInMeeting(context, request);
}

/** The date nearest to the appointment's start stays, with what hangs on it; the others are cancelled. */
async function becomeOne(
  context: CommandContext,
  series: SeriesRecord,
  { clientKey, start }: { clientKey: string; start: Date },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const distance = (one: { start: Date }) => Math.abs(one.start.getTime() - start.getTime());
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const open = coming.filter(({ status }) => status === "draft").sort((a, b) => distance(a) - distance(b));
  const [stays, ...others] = open;
  await recordSeries(context, {
    series,
    kind: "series.cancelled",
    facts: { dates: others.length },
    tell: false,
  });
  await endSeries(tx, { tenantId, id: series.id, now, userId: principal.userId });
  await cancelDates(context, { series, dates: others, skipped: false });
  if (stays !== undefined) await leaveSeries(tx, { tenantId, id: stays.id, clientKey });
}
