import type { SignalKind, SubjectType } from "@magic-meetings/contract/messages/signal-words.ts";
import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A signal as a live screen may get it, with whose it is. */
export interface SeenSignal {
  event: StreamEvent;
  organizerId: string | null;
}

const signalsAfter = sql(
  "stream_signals_after",
  `select id, at, kind, subject_type, subject_id, meeting_id, site_id, vendor_id, organizer_id
     from signal
    where tenant_id = $1
      and id > $2
    order by id
    limit $3`,
);

/** Signals with an id above `after`, in the order of their ids. */
export async function readSignalsAfter(
  db: Queries,
  { tenantId, after, limit }: { tenantId: string; after: string; limit: number },
): Promise<SeenSignal[]> {
  const rows = await db.query<{
    id: string;
    at: Date;
    kind: SignalKind;
    subject_type: SubjectType;
    subject_id: string;
    meeting_id: string | null;
    site_id: string | null;
    vendor_id: string | null;
    organizer_id: string | null;
  }>(signalsAfter, [tenantId, after, limit]);
  return rows.map((row) => ({
    event: {
      id: row.id,
      kind: row.kind,
      subject: { type: row.subject_type, id: row.subject_id },
      meetingId: row.meeting_id,
      siteId: row.site_id,
      vendorId: row.vendor_id,
      at: row.at.toISOString(),
    },
    organizerId: row.organizer_id,
  }));
}
