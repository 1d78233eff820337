import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { takeInMeeting, type TakeInMeeting } from "../meetings/take-in-meeting.ts";
import { becomeOne } from "./become-one.ts";
import { findSeriesByKey, lockSeries } from "./series-sql.ts";
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
