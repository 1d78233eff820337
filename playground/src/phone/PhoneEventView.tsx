import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { Badge, Button, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { useState } from "react";
import type { HostPerson } from "../outlook/host-appointment.ts";
import type { PhoneChange, PhoneEvent } from "./phone-api.ts";
import { dayOf, noticedWords, responseWords, timesOf } from "./phone-words.ts";
import { PhoneChoices } from "./PhoneChoices.tsx";
import { PhoneTimes } from "./PhoneTimes.tsx";
import type { Phone } from "./use-phone.ts";

export interface PhoneEventViewProps {
  event: PhoneEvent;
  phone: Phone;
  rooms: HostPerson[];
  colleagues: DemoPerson[];
  onBack: () => void;
}

/** One event with what can be done to it: by its organizer all, by others an answer. */
export function PhoneEventView({ event, phone, rooms, colleagues, onBack }: PhoneEventViewProps) {
  const styles = useStyles();
  const [scope, setScope] = useState<"date" | "series">("date");
  const change = (wanted: PhoneChange) => void phone.change(event, wanted, scope === "series");
  return (
    <article aria-label={event.subject || "No subject"} className={styles.view}>
      <Button appearance="subtle" size="small" icon={<ChevronLeftRegular />} className={styles.back} onClick={onBack}>
        Calendar
      </Button>
      <Text as="h3" size={500} weight="semibold" className={styles.subject}>
        {event.subject || "No subject"}
      </Text>
      <Text>
        {dayOf(event)}, {timesOf(event)}
      </Text>
      <Text size={200}>
        {event.isMine ? "You organize it" : `${event.organizer} organizes it`} · {event.people}{" "}
        {event.people === 1 ? "person" : "people"}
      </Text>
      <div role="status" className={styles.states}>
        {event.isCancelled && (
          <Badge appearance="tint" color="danger">
            Cancelled
          </Badge>
        )}
        <Badge appearance="tint" color={event.noticed === "noticed" ? "success" : "warning"}>
          {noticedWords[event.noticed]}
        </Badge>
      </div>
      {event.isOfSeries && event.isMine && (
        <RadioGroup
          aria-label="What to change"
          value={scope}
          onChange={(_, { value }) => setScope(value === "series" ? "series" : "date")}
        >
          <Radio value="date" label="Only this date" />
          <Radio value="series" label="The whole series" />
        </RadioGroup>
      )}
      {event.isMine ? (
        <Organizing event={event} phone={phone} rooms={rooms} colleagues={colleagues} change={change} />
      ) : (
        <Answering event={event} phone={phone} change={change} />
      )}
    </article>
  );
}

type Change = (wanted: PhoneChange) => void;

function Organizing(props: Omit<PhoneEventViewProps, "onBack"> & { change: Change }) {
  const { event, phone, rooms, colleagues, change } = props;
  const styles = useStyles();
  if (event.isCancelled) {
    return (
      <Button appearance="primary" disabled={phone.busy} onClick={() => change({ kind: "restore" })}>
        Bring back
      </Button>
    );
  }
  return (
    <>
      <PhoneTimes key={`${event.start} ${event.end}`} event={event} busy={phone.busy} onMove={change} />
      <PhoneChoices event={event} rooms={rooms} colleagues={colleagues} busy={phone.busy} onChange={change} />
      <div className={styles.buttons}>
        <Button disabled={phone.busy} onClick={() => change({ kind: "cancel" })}>
          Cancel meeting
        </Button>
        <Button disabled={phone.busy} onClick={() => change({ kind: "delete" })}>
          Delete without a word
        </Button>
      </div>
    </>
  );
}

function Answering({ event, phone, change }: Pick<PhoneEventViewProps, "event" | "phone"> & { change: Change }) {
  const styles = useStyles();
  const answers = { Accept: "accepted", Maybe: "tentativelyAccepted", Decline: "declined" } as const;
  return (
    <>
      <Text>{responseWords[event.response]}</Text>
      <div className={styles.buttons}>
        {(Object.keys(answers) as (keyof typeof answers)[]).map((label) => (
          <Button
            key={label}
            disabled={phone.busy || event.isCancelled}
            onClick={() => change({ kind: "answer", response: answers[label] })}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  back: { alignSelf: "flex-start" },
  subject: { margin: 0, overflowWrap: "anywhere" },
  states: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});
