import { ConferenceRoomRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { doorMessages } from "@magic-meetings/ui/rooms/door-messages.ts";
import { RoomDoorCard } from "@magic-meetings/ui/rooms/RoomDoorCard.tsx";
import { useRoomDoor } from "@magic-meetings/ui/rooms/use-room-door.ts";
import { isNotFound } from "@magic-meetings/ui/session/problem-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import styles from "./RoomDoorPage.module.css";

/** What a room's door says: where the QR code at the door leads, on a phone or on a tablet at the wall. */
export function RoomDoorPage() {
  const text = useFeatureText(doorMessages);
  const { id = "" } = useParams();
  const door = useRoomDoor(id);
  useLiveUpdates("room_booking");
  if (door.isPending) return <PageSkeleton />;
  if (isNotFound(door.error)) {
    return (
      <PageFrame>
        <EmptyState icon={<ConferenceRoomRegular />} title={text("door.gone")} hint={text("door.goneHint")} />
      </PageFrame>
    );
  }
  return (
    <PageFrame>
      <div className={styles.door}>
        {door.isError ? <ProblemNotice error={door.error} onRetry={() => void door.refetch()} /> : null}
        {door.data ? <RoomDoorCard door={door.data} /> : null}
      </div>
    </PageFrame>
  );
}
