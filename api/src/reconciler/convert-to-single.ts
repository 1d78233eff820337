import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { becomeOne } from "../series/become-one.ts";
import { applyToMeeting } from "./apply-to-meeting.ts";
import type { ReconcileRules, Touched } from "./known.ts";
import { loadMeeting, type LoadedSeries } from "./load-known.ts";

import { reconcile } from "./reconcile.ts";

interface Converting {
  series: LoadedSeries;
  seen: SeenEvent;
  rules: ReconcileRules;
}

/** The event repeats no more: the date that is nearest to it stays, with what hangs on it, and follows the event. */
export async function convertToSingle(
  context: CommandContext,
  { series: { record }, seen, rules }: Converting,
): Promise<Touched> {
  const { clientKey } = record;
  const id = await becomeOne(context, record, { clientKey, start: new Date(seen.event.input.start) });
  const stays = id === undefined ? undefined : await loadMeeting(context, { id, seen, lastSeen: null });
  if (stays === undefined) return { meetingId: null, seriesId: record.id };
  const commands = reconcile({ known: stays.known, seen, now: context.now, rules });
  return applyToMeeting(context, { before: stays.record, seen, commands, rules });
}
