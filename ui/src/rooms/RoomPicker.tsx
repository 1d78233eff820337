import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomAlternative, RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { ConferenceRoomRegular } from "@fluentui/react-icons";
import { lazy, Suspense, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useText } from "../messages/text-context.ts";
import { HeldRoom, RoomState } from "./HeldRoom.tsx";
import { actionsOf } from "./room-action-rules.ts";
import { RoomAlternatives } from "./RoomAlternatives.tsx";
import { RoomOffers } from "./RoomOffers.tsx";
import { useHoldRoom, useReleaseRoom } from "./use-rooms.ts";
import textButton from "../elements/text-button.module.css";

// The pane has to be small before it can order: what only some meetings need comes when it is needed.
const RoomActions = lazy(async () => ({ default: (await import("./RoomActions.tsx")).RoomActions }));
const RoomRefusal = lazy(async () => ({ default: (await import("./RoomRefusal.tsx")).RoomRefusal }));
const RoomWaits = lazy(async () => ({ default: (await import("./RoomWaits.tsx")).RoomWaits }));
const WaitForRoom = lazy(async () => ({ default: (await import("./WaitForRoom.tsx")).WaitForRoom }));

export interface RoomPickerProps {
  meeting: Meeting;
  /** The site that a room is looked for at, where the meeting has several. */
  location?: MeetingLocation | undefined;
  /** The invite follows: its location gets the room, and loses the one that was given up. */
  onHeld?: (room: Room, instead: Room | undefined) => void;
  onReleased?: (room: Room) => void;
  /** Opens the grid and the plan for this meeting. */
  onFind?: () => void;
  /** False where check-in, extension and early end stand elsewhere on the page. */
  actions?: boolean;
}

const holding: readonly RoomBooking["status"][] = ["provisional", "requested", "confirmed"];

/** The meeting's rooms: the best free one is one press away, another one press more, and giving one up can be undone. */
export function RoomPicker({ meeting, location, onHeld, onReleased, onFind, actions = true }: RoomPickerProps) {
  const text = useText();
  const hold = useHoldRoom(meeting.id, onHeld !== undefined);
  const release = useReleaseRoom(meeting.id, onReleased !== undefined);
  /** A booking that another room replaces, or `another` where one is added. */
  const [choosing, setChoosing] = useState<string>();
  const [released, setReleased] = useState<Room>();
  const bookings = meeting.roomBookings.filter(({ status }) => holding.includes(status));
  const here = location ? bookings.filter(({ locationId }) => locationId === location.id) : bookings;
  const replaced = bookings.find(({ id }) => id === choosing);
  const take = (room: Room, also?: Room) =>
    hold.mutate(
      { room, ...(replaced ? { replaces: replaced.id } : {}) },
      {
        onSuccess: () => {
          setChoosing(undefined);
          setReleased(undefined);
          onHeld?.(room, replaced?.room);
          if (also) hold.mutate({ room: also }, { onSuccess: () => onHeld?.(also, undefined) });
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
  const timeZone = meeting.locations[0]?.site.timeZone ?? meeting.timeZone;
  return (
    <SectionCard
      icon={<ConferenceRoomRegular />}
      title={text("room.title")}
      aside={bookings[0] ? <RoomState booking={leastSure(bookings)} /> : null}
    >
      {released ? (
        <Notice
          kind="info"
          title={text("room.released", { room: released.name })}
          actions={<UndoButton disabled={busy} onPress={() => take(released)} />}
        />
      ) : null}
      {hold.isError ? (
        <Refused
          error={hold.error}
          room={hold.variables.room}
          meeting={meeting}
          timeZone={timeZone}
          busy={busy}
          onTake={take}
        />
      ) : null}
      {release.isError ? <ProblemNotice error={release.error} /> : null}
      <Suspense fallback={null}>
        <RoomWaits meetingId={meeting.id} onTaken={(room) => onHeld?.(room, undefined)} />
      </Suspense>
      {bookings.map((booking) => (
        <div key={booking.id}>
          <HeldRoom
            booking={booking}
            timeZone={meeting.timeZone}
            busy={busy}
            choosing={choosing === booking.id}
            onChoose={() => setChoosing(choosing === booking.id ? undefined : booking.id)}
            onRelease={() => giveUp(booking)}
          />
          {actions && (actionsOf(booking).any || booking.checkedInAt) ? (
            <Suspense fallback={null}>
              <RoomActions booking={booking} timeZone={timeZone} />
            </Suspense>
          ) : null}
        </div>
      ))}
      {here.length === 0 || choosing ? (
        <RoomOffers
          meeting={meeting}
          location={location}
          without={bookings.map(({ room }) => room.id)}
          busy={busy}
          onTake={take}
        />
      ) : null}
      <More
        another={bookings.length > 0 && !replaced && meeting.allowed.bookRoom.ok}
        adding={choosing === "another"}
        onAnother={() => setChoosing(choosing ? undefined : "another")}
        onFind={onFind}
      />
    </SectionCard>
  );
}

interface MoreProps {
  another: boolean;
  adding: boolean;
  onAnother: () => void;
  onFind: (() => void) | undefined;
}

/** A second room, and the way to the grid and the plan. */
function More({ another, adding, onAnother, onFind }: MoreProps) {
  const text = useText();
  if (!another && !onFind) return null;
  const look = { className: textButton.textButton, appearance: "transparent", size: "small" } as const;
  return (
    <div>
      {another ? (
        <Button {...look} aria-expanded={adding} onClick={onAnother}>
          {text(adding ? "room.anotherNot" : "room.another")}
        </Button>
      ) : null}
      {onFind ? (
        <Button {...look} onClick={onFind}>
          {text("room.find")}
        </Button>
      ) : null}
    </div>
  );
}

interface RefusedProps {
  error: unknown;
  room: Room;
  meeting: Meeting;
  timeZone: string;
  busy: boolean;
  onTake: (room: Room, also?: Room) => void;
}

/** A room that could not be had: what comes nearest to a taken one, else the rule or whatever went wrong. */
function Refused({ error, room, meeting, timeZone, busy, onTake }: RefusedProps) {
  const text = useText();
  const alternatives = takenAlternatives(error);
  if (!alternatives) {
    return (
      <Suspense fallback={null}>
        <RoomRefusal error={error} room={room.name} timeZone={timeZone} kept={text("order.kept")} />
      </Suspense>
    );
  }
  return (
    <Notice
      kind="warning"
      title={text("room.taken", { room: room.name })}
      actions={
        <Suspense fallback={null}>
          <WaitForRoom key={room.id} room={room} meetingId={meeting.id} />
        </Suspense>
      }
    >
      <RoomAlternatives alternatives={alternatives} timeZone={meeting.timeZone} busy={busy} onTake={onTake} />
    </Notice>
  );
}

/** With several rooms the card says the state that asks for attention. */
function leastSure(bookings: readonly RoomBooking[]): RoomBooking {
  const order = holding.map((status) => bookings.find((booking) => booking.status === status));
  return (order[1] ?? order[0] ?? order[2] ?? bookings[0])!;
}

function takenAlternatives(error: unknown): RoomAlternative[] | undefined {
  if (!(error instanceof ApiProblem) || error.problem?.code !== "room_taken") return undefined;
  return (error.problem.alternatives ?? []) as RoomAlternative[];
}
