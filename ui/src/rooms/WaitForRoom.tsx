import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Button } from "@fluentui/react-components";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { roomMessages } from "./room-messages.ts";
import { useWaitForRoom } from "./use-room-waits.ts";

/** Stands in line for a taken room. The line itself is shown where the meeting's rooms are. */
export function WaitForRoom({ room, meetingId }: { room: Room; meetingId: string }) {
  const text = useFeatureText(roomMessages);
  const wait = useWaitForRoom(meetingId);
  if (wait.isSuccess) return <span role="status">{text("wait.standing", { room: room.name })}</span>;
  return (
    <>
      <Button
        size="small"
        disabled={wait.isPending}
        aria-label={text("wait.waitFor", { room: room.name })}
        onClick={() => wait.mutate(room.id)}
      >
        {text("wait.wait")}
      </Button>
      {wait.isError ? <ProblemNotice error={wait.error} /> : null}
    </>
  );
}
