import { lazy, Suspense } from "react";
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

/** The way to a second site. */
export function SecondSite({ meeting, scope }: Pick<MeetingSitesProps, "meeting" | "scope">) {
  if (meeting.locations.length !== 1 || !meeting.allowed.order.ok) return null;
  return (
    <Suspense fallback={null}>
      <AddSite meeting={meeting} scope={scope} />
    </Suspense>
  );
}
