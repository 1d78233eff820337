import {
  Button,
  Divider,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ToggleButton,
  tokens,
  Toolbar,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { CalendarCancelRegular } from "@fluentui/react-icons/svg/calendar-cancel";
import { CalendarSparkleRegular } from "@fluentui/react-icons/svg/calendar-sparkle";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { useState, useSyncExternalStore } from "react";
import { AppointmentForm, FormRow } from "./AppointmentForm.tsx";
import type { GraphEvent } from "./graph-event.ts";
import type { HostPerson } from "./host-appointment.ts";
import { OccurrenceList } from "./OccurrenceList.tsx";
import type { OutlookHost } from "./outlook-host.ts";
import type { PanePlace } from "./pane-place.ts";
import { PaneFrame } from "./PaneFrame.tsx";
import type { SendingState } from "./use-sending.ts";
import { useSending } from "./use-sending.ts";

export interface OutlookWindowProps {
  host: OutlookHost;
  colleagues: HostPerson[];
  rooms: HostPerson[];
  pane: PanePlace;
  now: () => Date;
  /** Told what Exchange would have after Send: a Microsoft Graph v1.0 event. A rejection leaves the invite unsent. */
  onSend: (event: GraphEvent) => Promise<void>;
  /** Discard, and after sending: another appointment. */
  onNew: () => void;
}

/** An appointment form as Outlook has one, with the add-in's button and its pane at the right. */
export function OutlookWindow({ host, colleagues, rooms, pane, now, onSend, onNew }: OutlookWindowProps) {
  const styles = useStyles();
  const appointment = useSyncExternalStore(host.watch, () => host.appointment);
  const [paneOpen, setPaneOpen] = useState(false);
  const { state, send, changeDate, endSeriesOn } = useSending(host, now, onSend);
  const problem =
    Date.parse(appointment.end) <= Date.parse(appointment.start) ? "It ends before it starts." : undefined;
  const cancelled = state.kind === "cancelled";
  return (
    <div className={styles.window}>
      <Toolbar aria-label="Appointment" size="small" className={styles.ribbon}>
        <Button
          appearance="primary"
          icon={<SendRegular />}
          disabled={problem !== undefined || cancelled || state.kind === "sending"}
          onClick={() => void send(false)}
        >
          {appointment.sent === 0 ? "Send" : "Send update"}
        </Button>
        {appointment.sent === 0 || cancelled ? (
          <Button appearance="subtle" icon={cancelled ? <AddRegular /> : <DeleteRegular />} onClick={onNew}>
            {cancelled ? "New appointment" : "Discard"}
          </Button>
        ) : (
          <>
            <Button appearance="subtle" icon={<CalendarCancelRegular />} onClick={() => void send(true)}>
              {appointment.recurrence ? "Cancel series" : "Cancel meeting"}
            </Button>
            <Button appearance="subtle" icon={<AddRegular />} onClick={onNew}>
              New appointment
            </Button>
          </>
        )}
        <div className={styles.spacer} />
        <ToggleButton
          appearance="subtle"
          icon={<CalendarSparkleRegular className={paneOpen ? undefined : styles.addIn} />}
          checked={paneOpen}
          onClick={() => setPaneOpen(!paneOpen)}
        >
          Magic Meetings
        </ToggleButton>
      </Toolbar>
      <Divider className={styles.line} />
      <SendingNotice state={state} onAgain={() => void send(false)} />
      <div className={styles.columns}>
        <AppointmentForm host={host} colleagues={colleagues} rooms={rooms} problem={problem}>
          {appointment.sent > 0 && !cancelled && appointment.recurrence ? (
            <OccurrenceList host={host} Row={FormRow} onChange={changeDate} onEndSeries={endSeriesOn} />
          ) : null}
        </AppointmentForm>
        {paneOpen && <PaneFrame host={host} place={pane} onClose={() => setPaneOpen(false)} />}
      </div>
    </div>
  );
}

function SendingNotice({ state, onAgain }: { state: SendingState; onAgain: () => void }) {
  switch (state.kind) {
    case "writing":
    case "sending":
      return null;
    case "failed":
      return (
        <MessageBar intent="error">
          <MessageBarBody>The invitation was not sent; it is still here. {state.because}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={onAgain}>Send again</Button>
          </MessageBarActions>
        </MessageBar>
      );
    case "date failed":
      return (
        <MessageBar intent="error">
          <MessageBarBody>The date stays as it was. {state.because}</MessageBarBody>
        </MessageBar>
      );
    case "sent":
    case "date changed":
    case "cancelled":
      return (
        <MessageBar intent={state.kind === "cancelled" ? "info" : "success"}>
          <MessageBarBody>{successOf(state)}</MessageBarBody>
        </MessageBar>
      );
  }
}

function successOf(state: Extract<SendingState, { kind: "sent" | "date changed" | "cancelled" }>): string {
  if (state.kind === "cancelled") return "The meeting is cancelled. Everybody invited has been told.";
  if (state.kind === "date changed") return "The date is changed. Everybody invited has been told.";
  return `Invitation sent to ${state.people} ${state.people === 1 ? "person" : "people"}.`;
}

const useStyles = makeStyles({
  window: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  ribbon: {
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexWrap: "wrap",
  },
  spacer: { flexGrow: 1 },
  line: { flexGrow: 0 },
  addIn: { color: tokens.colorBrandForeground1 },
  columns: { display: "flex", flexGrow: 1, minHeight: 0, minWidth: 0 },
});
