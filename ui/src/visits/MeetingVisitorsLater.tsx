import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { lazy, Suspense } from "react";

const MeetingVisitors = lazy(async () => ({ default: (await import("./MeetingVisitors.tsx")).MeetingVisitors }));

/** The visitors of a meeting; their code is loaded once they are shown. */
export function MeetingVisitorsLater({ meeting }: { meeting: Meeting }) {
  return (
    <Suspense fallback={null}>
      <MeetingVisitors meeting={meeting} />
    </Suspense>
  );
}
