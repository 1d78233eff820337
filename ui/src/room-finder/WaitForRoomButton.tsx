import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { roomMessages } from "../rooms/room-messages.ts";
import { useWaitForRoom } from "../rooms/use-room-waits.ts";
import { finderMessages } from "./finder-messages.ts";
import styles from "./RoomChoice.module.css";

/** A taken room can be waited for, by a meeting. */
export function WaitForRoomButton({ room, meeting }: { room: Room; meeting: Meeting | undefined }) {
  const text = useFeatureText(finderMessages);
  if (!meeting) return <p className={styles.quiet}>{text("choice.waitHint")}</p>;
  return <Wait room={room} meetingId={meeting.id} />;
}

function Wait({ room, meetingId }: { room: Room; meetingId: string }) {
  const text = useFeatureText(finderMessages);
  const rooms = useFeatureText(roomMessages);
  const wait = useWaitForRoom(meetingId);
  if (wait.isSuccess) return <Notice kind="success" title={text("choice.waiting", { room: room.name })} />;
  return (
    <>
      <Button disabled={wait.isPending} onClick={() => wait.mutate(room.id)}>
        {rooms("wait.waitFor", { room: room.name })}
      </Button>
      {wait.isError ? <ProblemNotice error={wait.error} /> : null}
    </>
  );
}
