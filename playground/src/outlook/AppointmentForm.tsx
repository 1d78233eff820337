import { Button, Input, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { LocationRegular } from "@fluentui/react-icons/svg/location";
import { PeopleRegular } from "@fluentui/react-icons/svg/people";
import { TextDescriptionRegular } from "@fluentui/react-icons/svg/text-description";
import type { ReactElement, ReactNode } from "react";
import { useState, useSyncExternalStore } from "react";
import type { HostAttendee, HostPerson } from "./host-appointment.ts";
import { LocationPicker } from "./LocationPicker.tsx";
import type { OutlookHost } from "./outlook-host.ts";
import { PeoplePicker } from "./PeoplePicker.tsx";
import { RecurrenceFields } from "./RecurrenceFields.tsx";
import { TimeFields } from "./TimeFields.tsx";

export interface AppointmentFormProps {
  host: OutlookHost;
  colleagues: HostPerson[];
  rooms: HostPerson[];
  /** What keeps the invite from being sent. */
  problem: string | undefined;
  /** What the window adds below the times. */
  children?: ReactNode;
}

/** The form's fields, each with its icon as in Outlook. */
export function AppointmentForm({ host, colleagues, rooms, problem, children }: AppointmentFormProps) {
  const styles = useStyles();
  const appointment = useSyncExternalStore(host.watch, () => host.appointment);
  const of = (kind: HostAttendee["kind"]) =>
    appointment.attendees.filter((one) => one.kind === kind && one.response !== "organizer");
  const [showOptional, setShowOptional] = useState(of("optional").length > 0);
  const organizer = appointment.attendees.filter(({ response }) => response === "organizer");
  const setPeople = (kind: HostAttendee["kind"], people: HostAttendee[]) => {
    const others = of(kind === "required" ? "optional" : "required");
    host.edit({
      attendees: [...organizer, ...(kind === "required" ? [...people, ...others] : [...others, ...people])],
    });
  };
  return (
    <form className={styles.form} aria-label="Appointment" onSubmit={(event) => event.preventDefault()}>
      <Input
        appearance="underline"
        size="large"
        className={styles.subject}
        aria-label="Title"
        placeholder="Add a title"
        maxLength={255}
        value={appointment.subject}
        onChange={(_, { value }) => host.edit({ subject: value })}
      />
      <FormRow icon={<PeopleRegular fontSize={20} />}>
        <PeoplePicker
          label="Required attendees"
          placeholder="Invite required attendees"
          kind="required"
          people={of("required")}
          colleagues={colleagues}
          taken={appointment.attendees}
          onChange={(people) => setPeople("required", people)}
        />
        <div className={styles.under}>
          <Text size={200} className={styles.quiet}>
            From {appointment.organizer.name} · {appointment.attendees.length} people with you
          </Text>
          {!showOptional && (
            <Button appearance="transparent" size="small" onClick={() => setShowOptional(true)}>
              Optional
            </Button>
          )}
        </div>
        {showOptional && (
          <PeoplePicker
            label="Optional attendees"
            placeholder="Invite optional attendees"
            kind="optional"
            people={of("optional")}
            colleagues={colleagues}
            taken={appointment.attendees}
            onChange={(people) => setPeople("optional", people)}
          />
        )}
      </FormRow>
      <TimeFields host={host} problem={problem} Row={FormRow} />
      <RecurrenceFields host={host} Row={FormRow} />
      {children}
      <FormRow icon={<LocationRegular fontSize={20} />}>
        <LocationPicker
          locations={appointment.locations}
          rooms={rooms}
          onChange={(locations) => host.edit({ locations })}
        />
      </FormRow>
      <FormRow icon={<TextDescriptionRegular fontSize={20} />} grow>
        <Textarea
          aria-label="Description"
          placeholder="What is it about?"
          className={styles.body}
          textarea={{ className: styles.bodyText }}
          value={appointment.body}
          onChange={(_, { value }) => host.edit({ body: value })}
        />
      </FormRow>
    </form>
  );
}

/** One line of the form behind its icon. */
export function FormRow({ icon, grow, children }: { icon: ReactElement; grow?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={grow ? styles.rowGrow : styles.row}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <div className={grow ? styles.cellGrow : styles.cell}>{children}</div>
    </div>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: "20px minmax(0, 1fr)",
  columnGap: tokens.spacingHorizontalM,
} as const;
const cell = { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, minWidth: 0 } as const;

const useStyles = makeStyles({
  form: {
    flexGrow: 1,
    flexBasis: "300px",
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    overflowY: "auto",
  },
  subject: { marginLeft: "32px" },
  row: { ...row, flexShrink: 0 },
  rowGrow: { ...row, flexGrow: 1, minHeight: "96px" },
  icon: { color: tokens.colorNeutralForeground2, paddingTop: tokens.spacingVerticalSNudge },
  cell,
  cellGrow: { ...cell, height: "100%" },
  under: { display: "flex", justifyContent: "space-between", alignItems: "center", minHeight: "24px" },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: { flexGrow: 1 },
  bodyText: { height: "100%", maxHeight: "none" },
});
