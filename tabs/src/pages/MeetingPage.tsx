import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, DocumentSearchRegular } from "@fluentui/react-icons";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { meetingsMessages } from "@magic-meetings/ui/meetings/meetings-messages.ts";
import { useMeeting } from "@magic-meetings/ui/meetings/use-meetings.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { isNotFound } from "@magic-meetings/ui/session/problem-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useNavigate, useParams } from "react-router";
import { MeetingDetail } from "./MeetingDetail.tsx";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./PageFrame.module.css";
import { PageSkeleton } from "./PageSkeleton.tsx";

/** One meeting: what the pane shows, and its timeline. `brief` is the version for the narrow panel beside a call. */
export function MeetingPage({ brief }: { brief: boolean }) {
  const text = useFeatureText(meetingsMessages);
  const navigate = useNavigate();
  const { id } = useParams();
  const meeting = useMeeting(id);
  useLiveUpdates(id ? `meeting:${id}` : undefined);
  if (meeting.isPending) return <PageSkeleton />;
  const known: Meeting | undefined = meeting.data;
  return (
    <PageFrame>
      <div className={styles.back}>
        <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} onClick={() => void navigate("/meetings")}>
          {text("back")}
        </Button>
      </div>
      {isNotFound(meeting.error) ? (
        <EmptyState icon={<DocumentSearchRegular />} title={text("none")} hint={text("noneHint")} />
      ) : meeting.isError ? (
        <ProblemNotice error={meeting.error} onRetry={() => void meeting.refetch()} />
      ) : null}
      {known ? <MeetingDetail key={known.id} meeting={known} brief={brief} /> : null}
    </PageFrame>
  );
}
