import { Button } from "@fluentui/react-components";
import { DrinkCoffeeRegular, TimerRegular } from "@fluentui/react-icons";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { chatMessages } from "@magic-meetings/ui/meeting-chats/chat-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { minutesToSpare } from "@magic-meetings/ui/rooms/room-action-rules.ts";
import { useRoomAction } from "@magic-meetings/ui/rooms/use-room-action.ts";
import { useRoomDoor } from "@magic-meetings/ui/rooms/use-room-door.ts";
import { coffeeOf } from "./coffee-of.ts";
import type { ReactElement } from "react";
import styles from "./InMeetingActions.module.css";

export interface InMeetingActionsProps {
  meeting: Meeting;
  catalogue: Catalogue | undefined;
  /** Puts a service into the order below. */
  onAdd: (serviceId: string) => void;
}

const minutes = 30;

/** What is wanted most while a meeting runs, large enough for a panel beside a call. Suspends for its words. */
export function InMeetingActions({ meeting, catalogue, onAdd }: InMeetingActionsProps) {
  const text = useFeatureText(chatMessages);
  const inUse = meeting.roomBookings.find(({ status, allowed }) => status === "confirmed" && allowed.extend.ok);
  const coffee = meeting.allowed.order.ok ? coffeeOf(catalogue?.services ?? []) : undefined;
  return (
    <div className={styles.actions}>
      {inUse ? (
        <ExtendButton booking={inUse} label={text("actions.extend")} done={text("actions.extended")} />
      ) : (
        <BigButton icon={<TimerRegular />} label={text("actions.extend")} because={text("actions.noRoom")} />
      )}
      <BigButton
        icon={<DrinkCoffeeRegular />}
        label={text("actions.coffee")}
        {...(coffee === undefined
          ? { because: text("actions.noCoffee") }
          : { hint: coffee.name, onPress: () => onAdd(coffee.id) })}
      />
    </div>
  );
}

function ExtendButton({ booking, label, done }: { booking: RoomBooking; label: string; done: string }) {
  const text = useFeatureText(chatMessages);
  const action = useRoomAction(booking);
  const door = useRoomDoor(booking.room.id);
  const next = door.data?.now?.booking.id === booking.id ? door.data.next?.start : undefined;
  const isPossible = minutesToSpare(booking, next) >= minutes && !action.isError;
  return (
    <BigButton
      icon={<TimerRegular />}
      label={label}
      busy={action.isPending}
      hint={action.isSuccess ? done : booking.room.name}
      {...(isPossible
        ? { onPress: () => action.mutate({ kind: "extend", minutes }) }
        : { because: text("actions.notLonger") })}
    />
  );
}

interface BigButtonProps {
  icon: ReactElement;
  label: string;
  /** What it is about, or what came of it. */
  hint?: string;
  /** Why it cannot be pressed. */
  because?: string;
  busy?: boolean;
  onPress?: () => void;
}

function BigButton({ icon, label, hint, because, busy = false, onPress }: BigButtonProps) {
  return (
    <div className={styles.action}>
      <Button
        className={styles.button}
        size="large"
        icon={icon}
        disabled={busy}
        disabledFocusable={onPress === undefined}
        onClick={onPress}
      >
        {label}
      </Button>
      <p className={styles.hint} role="status">
        {because ?? hint}
      </p>
    </div>
  );
}
