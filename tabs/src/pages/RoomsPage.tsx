import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { meetingsMessages } from "@magic-meetings/ui/meetings/meetings-messages.ts";
import { useMeeting } from "@magic-meetings/ui/meetings/use-meetings.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { finderMessages } from "@magic-meetings/ui/room-finder/finder-messages.ts";
import { RoomFinder } from "@magic-meetings/ui/room-finder/RoomFinder.tsx";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useNavigate, useSearchParams } from "react-router";
import { newMeeting } from "../teams/new-meeting.ts";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./PageFrame.module.css";
import { PageSkeleton } from "./PageSkeleton.tsx";

/** Finding a room: for a meeting of mine where the address names one, else for a new one. */
export function RoomsPage() {
  const [search] = useSearchParams();
  const id = search.get("meeting") ?? undefined;
  const meeting = useMeeting(id);
  useLiveUpdates("room_booking,room_wait,place");
  if (id === undefined) return <Finder />;
  if (meeting.isPending) return <PageSkeleton />;
  const known: Meeting | undefined = meeting.data;
  if (known) return <Finder key={`${known.start} ${known.end}`} meeting={known} />;
  return (
    <PageFrame>
      <ProblemNotice error={meeting.error} onRetry={() => void meeting.refetch()} />
    </PageFrame>
  );
}

function Finder({ meeting }: { meeting?: Meeting }) {
  const text = useFeatureText(finderMessages);
  const words = useText();
  const meetings = useFeatureText(meetingsMessages);
  const navigate = useNavigate();
  const back = meeting ? `/meetings/${meeting.id}` : "/meetings";
  const title = meeting
    ? text("finder.titleFor", { subject: meeting.subject || words("facts.noSubject") })
    : text("finder.title");
  return (
    <PageFrame
      wide
      title={title}
      aside={
        <div className={styles.back}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} onClick={() => void navigate(back)}>
            {meeting ? meeting.subject || words("facts.noSubject") : meetings("back")}
          </Button>
        </div>
      }
    >
      <RoomFinder meeting={meeting} newMeeting={newMeeting} onOpenMeeting={(id) => void navigate(`/meetings/${id}`)} />
    </PageFrame>
  );
}
