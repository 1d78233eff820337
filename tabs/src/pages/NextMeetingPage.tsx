import { CalendarRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { meetingsMessages } from "@magic-meetings/ui/meetings/meetings-messages.ts";
import { useMyMeetings } from "@magic-meetings/ui/meetings/use-meetings.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useState } from "react";
import { Navigate } from "react-router";
import { PageFrame } from "./PageFrame.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";

const hourMs = 3_600_000;

/** Where no chat says which meeting is meant: the one that runs now or comes next; the way to the others is on the page. */
export function NextMeetingPage() {
  const text = useFeatureText(meetingsMessages);
  const [from] = useState(() => new Date(Date.now() - hourMs).toISOString());
  const meetings = useMyMeetings(from);
  const next = meetings.data?.pages[0]?.items[0];
  if (next) return <Navigate to={`/meetings/${next.id}`} replace />;
  if (meetings.isPending) return <PageSkeleton />;
  return (
    <PageFrame>
      {meetings.isError ? (
        <ProblemNotice error={meetings.error} onRetry={() => void meetings.refetch()} />
      ) : (
        <EmptyState icon={<CalendarRegular />} title={text("none")} hint={text("noneHint")} />
      )}
    </PageFrame>
  );
}
