import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { lazy, Suspense, useEffect, useState } from "react";
import { whenIdle } from "../elements/when-idle.ts";

const MeetingVisitors = lazy(async () => ({ default: (await import("./MeetingVisitors.tsx")).MeetingVisitors }));

/** The visitors of a meeting; read when there is nothing else to do. */
export function MeetingVisitorsLater({ meeting }: { meeting: Meeting }) {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return idle ? (
    <Suspense fallback={null}>
      <MeetingVisitors meeting={meeting} />
    </Suspense>
  ) : null;
}
