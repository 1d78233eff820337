import { CalendarSyncRegular, CalendarRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { OfflineNotice } from "@magic-meetings/ui/elements/OfflineNotice.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { useMeeting, useAppointmentMeeting } from "@magic-meetings/ui/meetings/use-meetings.ts";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { ApiProvider } from "@magic-meetings/ui/session/ApiProvider.tsx";
import { isNotSignedIn } from "@magic-meetings/ui/session/problem-text.ts";
import type { ReactNode } from "react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";
import type { Outlook } from "../outlook/host.ts";
import { OutlookError } from "../outlook/outlook-error.ts";
import { AppointmentHeader } from "./AppointmentHeader.tsx";
import { meetingInput } from "./meeting-input.ts";
import { MeetingOrder } from "./MeetingOrder.tsx";
import { PaneSkeleton } from "./PaneSkeleton.tsx";
import styles from "./OrderPane.module.css";

const MovedInvite = lazy(async () => ({ default: (await import("./MovedInvite.tsx")).MovedInvite }));
const LiveUpdates = lazy(async () => ({ default: (await import("./LiveUpdates.tsx")).LiveUpdates }));

export interface OrderPaneProps {
  outlook: Outlook;
  facts: AppointmentFacts;
  /** Reads the invite again after this pane has changed it. */
  onInviteChanged: () => void;
}

/** What can be ordered for the invite, or the reason why nothing can. */
export function OrderPane({ outlook, facts, onInviteChanged }: OrderPaneProps) {
  const text = useText();
  const [clientKey, setClientKey] = useState<string>();
  useEffect(() => {
    outlook.appointment.clientKey().then(setClientKey, () => setClientKey(crypto.randomUUID()));
  }, [outlook]);
  if (facts.repetition.kind === "occurrence") {
    return (
      <Frame facts={facts}>
        <EmptyState icon={<CalendarSyncRegular />} title={text("state.oneDate")} hint={text("state.oneDateHint")} />
      </Frame>
    );
  }
  if (facts.repetition.kind === "unreadable") {
    return (
      <Frame facts={facts}>
        <EmptyState
          icon={<CalendarSyncRegular />}
          title={text("state.unreadable")}
          hint={text("state.unreadableHint")}
        />
      </Frame>
    );
  }
  if (!(Date.parse(facts.start) < Date.parse(facts.end))) {
    return (
      <Frame facts={facts}>
        <EmptyState icon={<CalendarRegular />} title={text("state.incomplete")} hint={text("state.incompleteHint")} />
      </Frame>
    );
  }
  if (clientKey === undefined) {
    return (
      <Frame facts={facts}>
        <PaneSkeleton />
      </Frame>
    );
  }
  return (
    <ApiProvider getToken={outlook.getAccessToken} forgetToken={outlook.forgetAccessToken}>
      <AppointmentOrder outlook={outlook} facts={facts} clientKey={clientKey} onInviteChanged={onInviteChanged} />
    </ApiProvider>
  );
}

function AppointmentOrder({ outlook, facts, clientKey, onInviteChanged }: OrderPaneProps & { clientKey: string }) {
  const text = useText();
  const told = useAppointmentMeeting(clientKey, meetingInput(facts));
  const meeting = useMeeting(told.data?.id);
  if (isNotSignedIn(told.error) || (told.error instanceof OutlookError && told.error.code === "sign_in")) {
    return (
      <Frame facts={facts}>
        <EmptyState icon={<PersonProhibitedRegular />} title={text("state.signIn")} hint={text("state.signInHint")} />
      </Frame>
    );
  }
  const problem = told.isError ? <ProblemNotice error={told.error} onRetry={() => void told.refetch()} /> : null;
  if (!meeting.data) {
    return <Frame facts={facts}>{problem ?? <PaneSkeleton />}</Frame>;
  }
  return (
    <>
      <MeetingOrder
        header={<AppointmentHeader facts={facts} meeting={meeting.data} />}
        problem={
          meeting.data.status === "draft" ? (
            problem
          ) : (
            <>
              {problem}
              <Suspense fallback={null}>
                <MovedInvite facts={facts} meeting={meeting.data} />
              </Suspense>
            </>
          )
        }
        meeting={meeting.data}
        appointment={outlook.appointment}
        onInviteChanged={onInviteChanged}
      />
      <Suspense fallback={null}>
        <LiveUpdates meetingId={meeting.data.id} />
      </Suspense>
    </>
  );
}

function Frame({ facts, children }: { facts: AppointmentFacts; children: ReactNode }) {
  return (
    <div className={styles.content}>
      <AppointmentHeader facts={facts} />
      <OfflineNotice />
      {children}
    </div>
  );
}
