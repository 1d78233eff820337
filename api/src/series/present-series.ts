import type { Allowance } from "@magic-meetings/contract/words/words.ts";
import { countOccurrences } from "@magic-meetings/contract/series/recurrence-rules.ts";
import type { Series } from "@magic-meetings/contract/series/series.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import type { Principal } from "../identity/principal.ts";
import type { SeriesCounts } from "./series-facts-sql.ts";
import type { SeriesRecord } from "./series-sql.ts";

/** The series as the API answers with it, with what the asker may do. */
export function presentSeries(record: SeriesRecord, counts: SeriesCounts, principal: Principal): Series {
  const acting = actingAllowance(record, counts, principal);
  return {
    id: record.id,
    subject: record.subject,
    status: record.status,
    recurrence: record.recurrence,
    timeZone: record.timeZone,
    startsAt: record.startsAt.slice(0, 5),
    durationMinutes: record.durationMinutes,
    organizer: record.organizer,
    occurrences: countOccurrences(record.recurrence),
    coming: counts.coming,
    endsOn: record.endsOn,
    materialisedUntil: record.materialisedUntil,
    next: counts.next,
    rooms: counts.rooms,
    exceptions: counts.exceptions,
    version: record.version,
    allowed: { bookRoom: acting, cancel: acting },
  };
}

function actingAllowance(record: SeriesRecord, { coming }: SeriesCounts, principal: Principal): Allowance {
  if (!mayActFor(principal, record)) return { ok: false, because: "forbidden" };
  if (record.status === "cancelled") return { ok: false, because: "wrong_state" };
  return coming === 0 ? { ok: false, because: "meeting_over" } : { ok: true };
}
