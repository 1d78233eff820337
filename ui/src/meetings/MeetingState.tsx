import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { PillTone } from "../elements/Pill.tsx";
import { Pill } from "../elements/Pill.tsx";
import { useText } from "../messages/text-context.ts";

/** The meeting's state in one word. */
export function MeetingState({ status }: { status: MeetingStatus }) {
  const text = useText();
  return <Pill tone={tones[status]}>{text(`meeting.status.${status}`)}</Pill>;
}

const tones: Record<MeetingStatus, PillTone> = {
  draft: "neutral",
  scheduled: "success",
  started: "brand",
  ended: "neutral",
  cancelled: "danger",
  archived: "neutral",
};
