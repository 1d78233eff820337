import type { CommandContext } from "../commands/command-context.ts";
import { cancelDates } from "./cancel-dates.ts";
import { lockComingOccurrences } from "./occurrence-sql.ts";
import { leaveSeries } from "./occurrence-write-sql.ts";
import { recordSeries } from "./record-series.ts";
import type { SeriesRecord } from "./series-sql.ts";
import { endSeries } from "./series-write-sql.ts";

/**
 * A series that repeats no more: the date nearest to the start stays as a meeting of its own, with what hangs on it; the
 * others are cancelled. Gives the id of the one that stays.
 */
export async function becomeOne(
  context: CommandContext,
  series: SeriesRecord,
  { clientKey, start }: { clientKey: string | null; start: Date },
): Promise<string | undefined> {
  const { tx, tenantId, now, principal } = context;
  const distance = (one: { start: Date }) => Math.abs(one.start.getTime() - start.getTime());
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const open = coming.filter(({ status }) => status === series.status).sort((a, b) => distance(a) - distance(b));
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
  return stays?.id;
}
