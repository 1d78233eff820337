import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { roomMessages } from "../rooms/room-messages.ts";
import { useRoomAction } from "../rooms/use-room-action.ts";
import { finderMessages } from "./finder-messages.ts";

export interface ChoiceDoneProps {
  booking: RoomBooking;
  meeting: Pick<MeetingSummary, "id" | "subject">;
  onOpenMeeting: (id: string) => void;
}

/** What became of the chosen room; it can be taken back at once. */
export function ChoiceDone({ booking, meeting, onOpenMeeting }: ChoiceDoneProps) {
  const text = useFeatureText(finderMessages);
  const rooms = useFeatureText(roomMessages);
  const action = useRoomAction(booking);
  const subject = meeting.subject || text("grid.noSubject");
  const room = booking.room.name;
  if (action.isSuccess) return <Notice kind="info" title={rooms("action.done.release", { room })} />;
  return (
    <Notice
      kind="success"
      title={text(booking.status === "requested" ? "choice.requested" : "choice.held", { room, subject })}
      actions={
        <>
          <UndoButton disabled={action.isPending} onPress={() => action.mutate({ kind: "release" })} />
          <Button size="small" appearance="primary" onClick={() => onOpenMeeting(meeting.id)}>
            {text("choice.openMeeting")}
          </Button>
        </>
      }
    />
  );
}
