import type { ClientEventInput } from "@magic-meetings/contract/client-events/client-event.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { countKnownEvent, countNewEvent, countRowsOfDay, eraseEventsBefore } from "./client-event-sql.ts";

/** So many kinds of event and client a day are told apart; what comes then is counted without its version. */
export const mostRowsOfDay = 400;
export const keptDays = 60;

const dayMilliseconds = 24 * 60 * 60_000;

/** Counts an event on its day. The first of a day ends the days that are kept no longer, so nothing has to sweep them. */
export async function countClientEvent(
  { tx, tenantId, now }: Pick<CommandContext, "tx" | "tenantId" | "now">,
  { host, platform, version, kind }: ClientEventInput,
): Promise<void> {
  const event = { tenantId, day: dayOf(now), host, platform, version: shortVersion(version), kind };
  if (await countKnownEvent(tx, event)) return;
  const rows = await countRowsOfDay(tx, event);
  if (rows === 0) {
    await eraseEventsBefore(tx, { tenantId, day: dayOf(new Date(now.getTime() - keptDays * dayMilliseconds)) });
  }
  await countNewEvent(tx, rows < mostRowsOfDay ? event : { ...event, version: "" });
}

/** Days are those of UTC: for a stop that lasts days it does not matter whose midnight it was. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The last part of a version changes weekly and says nothing. */
function shortVersion(version: string): string {
  return version.split(".").slice(0, 3).join(".");
}
