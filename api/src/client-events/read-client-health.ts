import type { ClientHealth } from "@magic-meetings/contract/client-events/client-event.ts";
import { healthOf, type DayOfPanes } from "@magic-meetings/contract/client-events/client-event-rules.ts";
import { clientEventKinds, type ClientPlatform } from "@magic-meetings/contract/client-events/client-event-words.ts";
import type { Queries } from "../db/queries.ts";
import { listEventDays, type EventDay } from "./client-event-sql.ts";
import { dayOf } from "./count-client-event.ts";

const weekMilliseconds = 7 * 24 * 60 * 60_000;

export interface ClientsHealth {
  since: string | null;
  clients: ClientHealth[];
}

/** Which events arrive from which clients of a company, and which have stopped while people went on. */
export async function readClientHealth(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<ClientsHealth> {
  const days = await listEventDays(db, tenantId);
  const since = days.map(({ day }) => day).sort()[0] ?? null;
  const weekAgo = dayOf(new Date(now.getTime() - weekMilliseconds));
  const platforms = [...new Set(days.map(({ platform }) => platform))];
  return { since, clients: platforms.map((platform) => clientOf(platform, days, weekAgo)) };
}

function clientOf(platform: ClientPlatform, all: readonly EventDay[], weekAgo: string): ClientHealth {
  const days = all.filter((one) => one.platform === platform);
  const lately = days.filter(({ day }) => day > weekAgo);
  const panes = panesOf(platform, days);
  const versions = new Set(lately.flatMap((one) => one.versions).filter((version) => version !== ""));
  return {
    host: days[0]?.host ?? "",
    platform,
    versions: [...versions].sort(byNewest),
    events: clientEventKinds.map((kind) => {
      const last = days.findLast((one) => one.kind === kind)?.day ?? null;
      const week = lately.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0);
      return { kind, last, week, health: healthOf({ platform, kind, last }, panes) };
    }),
  };
}

function panesOf(platform: ClientPlatform, days: readonly EventDay[]): DayOfPanes[] {
  return days.map(({ day, kind, count }) => ({
    platform,
    day,
    panes: kind === "pane_opened" ? count : 0,
    appointments: kind === "appointment_opened" ? count : 0,
  }));
}

function byNewest(one: string, other: string): number {
  return other.localeCompare(one, "en", { numeric: true });
}
