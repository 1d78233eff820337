import type { MoveLine } from "@magic-meetings/contract/moves/move.ts";
import { isOpenThroughout } from "@magic-meetings/contract/time/business-time.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findSiteCalendar } from "../series/site-calendar-sql.ts";
import type { Period } from "./follow-meeting.ts";
import { countVisitsBySite, type VisitsAtSite } from "./visit-lookup-sql.ts";

interface Asked {
  meetingId: string;
  isDraft: boolean;
}

/** What another time means for a meeting's visitors: they follow, are told, and may stand before closed doors. */
export async function previewVisitsMoved(context: CommandContext, asked: Asked & { to: Period }): Promise<MoveLine[]> {
  const { tx, tenantId } = context;
  const { start, end } = asked.to;
  const lines: MoveLine[] = [];
  for (const visits of await countVisitsBySite(tx, { tenantId, meetingId: asked.meetingId })) {
    const calendar = await findSiteCalendar(tx, { tenantId, siteId: visits.site.id, now: start });
    const isClosed = !isOpenThroughout(calendar ?? null, start, end);
    lines.push({ outcome: "visitors_follow", ...lineOf(visits, asked), isClosed });
  }
  return lines;
}

/** What cancelling a meeting means for its visitors: they are cancelled with it, and told. */
export async function previewVisitsCancelled({ tx, tenantId }: CommandContext, asked: Asked): Promise<MoveLine[]> {
  const sites = await countVisitsBySite(tx, { tenantId, meetingId: asked.meetingId });
  return sites.map((visits) => ({ outcome: "visitors_cancelled", ...lineOf(visits, asked) }));
}

function lineOf({ site, count, cleared }: VisitsAtSite, { isDraft }: Asked) {
  return { site, count, told: isDraft ? 0 : cleared };
}
