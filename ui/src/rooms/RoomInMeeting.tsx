import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { ConferenceRoomRegular } from "@fluentui/react-icons";
import { SectionCard } from "../elements/SectionCard.tsx";
import { actionsOf } from "./room-action-rules.ts";
import { RoomActions } from "./RoomActions.tsx";
import { useRoomDoor } from "./use-room-door.ts";

/**
 * What can be done with the meeting's rooms while it runs, large enough for a panel beside a call: check in, stay
 * longer, end early. Nothing before the first of them is possible. Suspends for its words.
 */
export function RoomInMeeting({ meeting }: { meeting: Meeting }) {
  const inUse = meeting.roomBookings.filter((booking) => booking.status === "confirmed" && actionsOf(booking).any);
  return inUse.map((booking) => <RoomNow key={booking.id} meeting={meeting} booking={booking} />);
}

function RoomNow({ meeting, booking }: { meeting: Meeting; booking: RoomBooking }) {
  const door = useRoomDoor(booking.room.id);
  const next = door.data?.now?.booking.id === booking.id ? door.data.next?.start : undefined;
  const site = meeting.locations.find(({ id }) => id === booking.locationId)?.site;
  return (
    <SectionCard icon={<ConferenceRoomRegular />} title={booking.room.name}>
      <RoomActions booking={booking} timeZone={site?.timeZone ?? meeting.timeZone} nextStart={next} large />
    </SectionCard>
  );
}
