import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { finderMessages } from "./finder-messages.ts";

export interface NewMeetingFacts {
  subject: string;
  start: string;
  end: string;
  /** The room's mailbox. */
  attendees: string[];
}

/** Opens a new appointment with these facts in the calendar; false where the host has none. */
export type NewMeeting = (facts: NewMeetingFacts) => Promise<boolean>;

export interface NewMeetingButtonProps {
  room: Room;
  start: string;
  end: string;
  timeZone: string;
  newMeeting: NewMeeting;
}

/** A new appointment with this room at this time, or its facts to paste where the host cannot open one. */
export function NewMeetingButton({ room, start, end, timeZone, newMeeting }: NewMeetingButtonProps) {
  const text = useFeatureText(finderMessages);
  const moments = useMoments(timeZone);
  const [told, setTold] = useState<string>();
  const facts = { room: room.name, period: moments.period(start, end), email: room.email };
  const open = async () => {
    const subject = text("choice.newMeetingSubject", { room: room.name });
    if (await newMeeting({ subject, start, end, attendees: [room.email] }).catch(() => false)) return;
    const copied = await navigator.clipboard.writeText(text("choice.facts", facts)).then(
      () => true,
      () => false,
    );
    setTold(copied ? text("choice.copied") : text("choice.copyFailed", facts));
  };
  return (
    <>
      <Button appearance="primary" onClick={() => void open()}>
        {text("choice.newMeeting")}
      </Button>
      {told ? <Notice kind="info" title={told} /> : null}
    </>
  );
}
