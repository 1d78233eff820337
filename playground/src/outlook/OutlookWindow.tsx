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
import { AppointmentForm } from "./AppointmentForm.tsx";
import type { GraphEvent } from "./graph-event.ts";
import { toGraphEvent } from "./graph-event.ts";
import type { HostPerson } from "./host-appointment.ts";
import type { OutlookHost } from "./outlook-host.ts";
import type { PanePlace } from "./pane-place.ts";
import { PaneFrame } from "./PaneFrame.tsx";

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
  const { state, send } = useSending(host, now, onSend);
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
              Cancel meeting
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
        <AppointmentForm host={host} colleagues={colleagues} rooms={rooms} problem={problem} />
        {paneOpen && <PaneFrame host={host} place={pane} onClose={() => setPaneOpen(false)} />}
      </div>
    </div>
  );
}

type SendingState =
  | { kind: "writing" }
  | { kind: "sending" }
  | { kind: "sent"; people: number }
  | { kind: "cancelled" }
  | { kind: "failed"; because: string };

function useSending(host: OutlookHost, now: () => Date, onSend: OutlookWindowProps["onSend"]) {
  const [state, setState] = useState<SendingState>({ kind: "writing" });
  async function send(isCancelled: boolean): Promise<void> {
    setState({ kind: "sending" });
    try {
      const saved = await host.call({ name: "save" });
      const itemId = saved.ok ? String(saved.value) : "";
      await onSend(toGraphEvent(host.appointment, { now: now(), itemId, isCancelled }));
      host.edit({ sent: host.appointment.sent + 1 });
      setState(isCancelled ? { kind: "cancelled" } : { kind: "sent", people: host.appointment.attendees.length - 1 });
    } catch (error) {
      setState({ kind: "failed", because: error instanceof Error ? error.message : String(error) });
    }
  }
  return { state, send };
}

function SendingNotice({ state, onAgain }: { state: SendingState; onAgain: () => void }) {
  if (state.kind === "writing" || state.kind === "sending") return null;
  if (state.kind === "failed") {
    return (
      <MessageBar intent="error">
        <MessageBarBody>The invitation was not sent; it is still here. {state.because}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={onAgain}>Send again</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent={state.kind === "sent" ? "success" : "info"}>
      <MessageBarBody>
        {state.kind === "sent"
          ? `Invitation sent to ${state.people} ${state.people === 1 ? "person" : "people"}.`
          : "The meeting is cancelled. Everybody invited has been told."}
      </MessageBarBody>
    </MessageBar>
  );
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
