import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { findFirstComing } from "./occurrence-sql.ts";
import type { SeriesFacts, SeriesRecord } from "./series-sql.ts";

export interface SeriesHappening {
  series: Pick<SeriesRecord, "id" | "status" | "organizer">;
  kind: Extract<SignalKind, `series.${string}`>;
  facts: Record<string, string | number>;
  before?: SeriesFacts;
  after?: SeriesFacts;
  /** Absent: unless it is a draft. */
  tell?: boolean;
}

/**
 * Writes down what happened to a series: one signal, whatever the number of its dates, told on the card of the first
 * coming one. A draft is nothing that its organizer has to be told of.
 */
export async function recordSeries(context: CommandContext, happening: SeriesHappening): Promise<void> {
  const { tx, tenantId, now } = context;
  const { series, kind, facts, before, after } = happening;
  const meetingId = await findFirstComing(tx, { tenantId, seriesId: series.id, now });
  const isTold = happening.tell ?? (series.status !== "draft" || kind === "series.scheduled");
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "series", id: series.id },
    ...(meetingId === undefined ? {} : { meetingId }),
    organizerId: series.organizer.id,
    facts,
    ...(meetingId !== undefined && isTold ? { tell: [cardFor({ id: meetingId, organizer: series.organizer })] } : {}),
  });
  context.audit({
    action: kind,
    entityType: "series",
    entityId: series.id,
    oldValues: before ? auditable(before) : null,
    newValues: after ? auditable(after) : facts,
  });
}

/** The subject of a meeting is personal: the audit trail says that it changed, not to what. */
function auditable({ recurrence, timeZone, startsAt, durationMinutes }: SeriesFacts): Record<string, unknown> {
  return { recurrence, timeZone, startsAt, durationMinutes };
}
