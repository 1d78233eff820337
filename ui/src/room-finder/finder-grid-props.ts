import type { RoomSchedule } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ChosenRoom } from "./chosen-room.ts";
import type { DayAxis } from "./day-axis.ts";

/** What the grid shows and what is told of it. */
export interface FinderGridProps {
  schedule: RoomSchedule;
  axis: DayAxis;
  layout: string;
  now: Date;
  /** What is chosen at present. */
  chosen: string | undefined;
  start: string;
  end: string;
  /** The meeting that the room is for: its time is given, and its own rooms are no hindrance. */
  meetingId?: string | undefined;
  onChoose: (room: ChosenRoom, start: string, end: string) => void;
}
