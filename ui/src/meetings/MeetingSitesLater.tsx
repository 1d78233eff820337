import { lazy, Suspense, useEffect, useState } from "react";
import { whenIdle } from "../elements/when-idle.ts";
import type { MeetingSitesProps } from "./MeetingSites.tsx";

const MeetingSites = lazy(async () => ({ default: (await import("./MeetingSites.tsx")).MeetingSites }));
const AddSite = lazy(async () => ({ default: (await import("./AddSite.tsx")).AddSite }));

/** The sites of a meeting at several. */
export function MeetingSitesLater(props: MeetingSitesProps) {
  if (props.meeting.locations.length < 2) return null;
  return (
    <Suspense fallback={null}>
      <MeetingSites {...props} />
    </Suspense>
  );
}

/** The way to a second site; read when there is nothing else to do, because most meetings have one. */
export function SecondSite({ meeting, scope }: Pick<MeetingSitesProps, "meeting" | "scope">) {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  if (!idle || meeting.locations.length !== 1 || !meeting.allowed.order.ok) return null;
  return (
    <Suspense fallback={null}>
      <AddSite meeting={meeting} scope={scope} />
    </Suspense>
  );
}
