import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomAlternative, RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { ConferenceRoomRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useText } from "../messages/text-context.ts";
import { HeldRoom, RoomState } from "./HeldRoom.tsx";
import { RoomAlternatives } from "./RoomAlternatives.tsx";
import { RoomOffers } from "./RoomOffers.tsx";
import { useHoldRoom, useReleaseRoom } from "./use-rooms.ts";

export interface RoomPickerProps {
  meeting: Meeting;
  /** The invite follows: its location gets the room, and loses the one that was given up. */
  onHeld?: (room: Room, instead: Room | undefined) => void;
  onReleased?: (room: Room) => void;
}

const holding: readonly RoomBooking["status"][] = ["provisional", "requested", "confirmed"];

/** The meeting's room: the best free one is one press away, another one press more, and giving it up can be undone. */
export function RoomPicker({ meeting, onHeld, onReleased }: RoomPickerProps) {
  const text = useText();
  const hold = useHoldRoom(meeting.id);
  const release = useReleaseRoom(meeting.id);
  const [choosing, setChoosing] = useState(false);
  const [released, setReleased] = useState<Room>();
  const booking = meeting.roomBookings.find(({ status }) => holding.includes(status));
  const take = (room: Room) =>
    hold.mutate(
      { room, ...(booking ? { replaces: booking.id } : {}) },
      {
        onSuccess: () => {
          setChoosing(false);
          setReleased(undefined);
          onHeld?.(room, booking?.room);
        },
      },
    );
  const giveUp = (held: RoomBooking) =>
    release.mutate(held.id, {
      onSuccess: () => {
        setReleased(held.room);
        onReleased?.(held.room);
      },
    });
  const busy = hold.isPending || release.isPending;
  const taken = takenAlternatives(hold.error);
  return (
    <SectionCard
      icon={<ConferenceRoomRegular />}
      title={text("room.title")}
      aside={booking ? <RoomState booking={booking} /> : null}
    >
      {released ? (
        <Notice
          kind="info"
          title={text("room.released", { room: released.name })}
          actions={<UndoButton disabled={busy} onPress={() => take(released)} />}
        />
      ) : null}
      {taken ? (
        <Notice kind="warning" title={text("room.taken", { room: hold.variables?.room.name ?? "" })}>
          <RoomAlternatives alternatives={taken} timeZone={meeting.timeZone} busy={busy} onTake={take} />
        </Notice>
      ) : hold.isError ? (
        <ProblemNotice error={hold.error} kept={text("order.kept")} />
      ) : null}
      {release.isError ? <ProblemNotice error={release.error} /> : null}
      {booking ? (
        <HeldRoom
          booking={booking}
          timeZone={meeting.timeZone}
          busy={busy}
          choosing={choosing}
          onChoose={() => setChoosing(!choosing)}
          onRelease={() => giveUp(booking)}
        />
      ) : null}
      {!booking || choosing ? (
        <RoomOffers meeting={meeting} without={booking?.room.id} busy={busy} onTake={take} />
      ) : null}
    </SectionCard>
  );
}

function takenAlternatives(error: unknown): RoomAlternative[] | undefined {
  if (!(error instanceof ApiProblem) || error.problem?.code !== "room_taken") return undefined;
  return (error.problem.alternatives ?? []) as RoomAlternative[];
}
