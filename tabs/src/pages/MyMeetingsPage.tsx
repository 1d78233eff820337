import { Button } from "@fluentui/react-components";
import { CalendarRegular, DoorRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { MoreButton } from "@magic-meetings/ui/elements/MoreButton.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { dayKey, startOfDay } from "@magic-meetings/ui/format/moments.ts";
import { MeetingList } from "@magic-meetings/ui/meetings/MeetingList.tsx";
import { meetingsMessages } from "@magic-meetings/ui/meetings/meetings-messages.ts";
import { useMyMeetings } from "@magic-meetings/ui/meetings/use-meetings.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { usePreloadedFinder } from "@magic-meetings/ui/room-finder/use-preloaded-finder.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

const DelegatesButton = lazy(async () => ({ default: (await import("./DelegatesButton.tsx")).DelegatesButton }));

const VisitorsButton = lazy(async () => ({ default: (await import("./VisitorsButton.tsx")).VisitorsButton }));

const MyMessagesButton = lazy(async () => ({ default: (await import("./MyMessagesButton.tsx")).MyMessagesButton }));

const loadRoomsPage = () => import("./RoomsPage.tsx");

/** My meetings from today on, by day. */
export function MyMeetingsPage() {
  const text = useText();
  const words = useFeatureText(meetingsMessages);
  const navigate = useNavigate();
  const { timeZone } = useReader();
  const [now] = useState(() => new Date());
  const meetings = useMyMeetings(startOfDay(dayKey(now, timeZone), timeZone).toISOString());
  useLiveUpdates();
  usePreloadedFinder(loadRoomsPage);
  const all = meetings.data?.pages.flatMap((page) => page.items);
  return (
    <PageFrame
      title={words("title")}
      aside={
        <div>
          <Suspense fallback={null}>
            <VisitorsButton />
            <DelegatesButton />
            <MyMessagesButton />
          </Suspense>
          <Button icon={<DoorRegular />} onClick={() => void navigate("/rooms")}>
            {words("findRoom")}
          </Button>
        </div>
      }
    >
      {meetings.isError ? <ProblemNotice error={meetings.error} onRetry={() => void meetings.refetch()} /> : null}
      {meetings.isPending ? (
        <SkeletonLines label={text("state.loading")} widths={["20%", "100%", "100%", "20%", "100%", "100%"]} />
      ) : null}
      {all?.length === 0 ? (
        <EmptyState icon={<CalendarRegular />} title={words("empty")} hint={words("emptyHint")} />
      ) : null}
      {all?.length ? <MeetingList meetings={all} now={now} onOpen={(id) => void navigate(`/meetings/${id}`)} /> : null}
      <MoreButton pages={meetings}>{words("more")}</MoreButton>
    </PageFrame>
  );
}
