import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { HostPerson } from "../outlook/host-appointment.ts";
import type { PhoneEvent } from "./phone-api.ts";
import { PhoneEventView } from "./PhoneEventView.tsx";
import { PhoneEventLine } from "./PhoneEventLine.tsx";
import { dayOf } from "./phone-words.ts";
import { usePhone } from "./use-phone.ts";

export interface PhoneWindowProps {
  person: DemoPerson;
  people: DemoPerson[];
  rooms: HostPerson[];
  isShown: boolean;
}

/** A phone with the person's calendar: no add-in runs on it, so the service has to notice what is done here by itself. */
export function PhoneWindow({ person, people, rooms, isShown }: PhoneWindowProps) {
  const styles = useStyles();
  const phone = usePhone(person.person, isShown);
  const [open, setOpen] = useState<string>();
  const opened = phone.events?.find((event) => keyOf(event) === open);
  return (
    <div className={styles.case}>
      <div className={styles.screen}>
        {phone.problem && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>The calendar cannot be read. {phone.problem}.</MessageBarBody>
            <MessageBarActions>
              <Button onClick={phone.again}>Try again</Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {phone.refused && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>The event stays as it was. {phone.refused}.</MessageBarBody>
          </MessageBar>
        )}
        {opened ? (
          <PhoneEventView
            key={open}
            event={opened}
            phone={phone}
            rooms={rooms}
            colleagues={people.filter(({ company, email }) => company === person.company && email !== person.email)}
            onBack={() => setOpen(undefined)}
          />
        ) : (
          <Agenda
            events={phone.events}
            isFailed={phone.problem !== undefined}
            onOpen={(event) => setOpen(keyOf(event))}
          />
        )}
      </div>
    </div>
  );
}

function keyOf({ mailbox, eventId }: PhoneEvent): string {
  return `${mailbox} ${eventId}`;
}

interface AgendaProps {
  events: PhoneEvent[] | undefined;
  isFailed: boolean;
  onOpen: (event: PhoneEvent) => void;
}

function Agenda({ events, isFailed, onOpen }: AgendaProps) {
  const styles = useStyles();
  if (events === undefined) return isFailed ? null : <Waiting />;
  if (events.length === 0)
    return <Text className={styles.empty}>Nothing in the next month. Send an invite in Outlook.</Text>;
  const days = [...new Set(events.map(dayOf))];
  return days.map((day) => (
    <section key={day} aria-label={day} className={styles.day}>
      <Text as="h3" size={300} weight="semibold" className={styles.heading}>
        {day}
      </Text>
      <ul className={styles.list}>
        {events
          .filter((event) => dayOf(event) === day)
          .map((event) => (
            <li key={keyOf(event)}>
              <PhoneEventLine event={event} onOpen={() => onOpen(event)} />
            </li>
          ))}
      </ul>
    </section>
  ));
}

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Opening the calendar" className={styles.day}>
      <SkeletonItem size={16} />
      <SkeletonItem size={48} />
      <SkeletonItem size={48} />
    </Skeleton>
  );
}

const useStyles = makeStyles({
  case: { display: "flex", flexGrow: 1, minHeight: 0, padding: tokens.spacingHorizontalM, justifyContent: "center" },
  screen: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    flexGrow: 1,
    maxWidth: "360px",
    minWidth: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThickest} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  day: { display: "grid", gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  empty: { color: tokens.colorNeutralForeground2, textAlign: "center", padding: tokens.spacingVerticalXXL },
});
