import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import {
  FluentProvider,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Skeleton,
  SkeletonItem,
  tokens,
} from "@fluentui/react-components";
import { CalendarLtrRegular } from "@fluentui/react-icons/svg/calendar-ltr";
import { ChatMultipleRegular } from "@fluentui/react-icons/svg/chat-multiple";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { PhoneRegular } from "@fluentui/react-icons/svg/phone";
import { PeopleCommunityRegular } from "@fluentui/react-icons/svg/people-community";
import type { ReactNode } from "react";
import { Suspense, useEffect, useState } from "react";
import type { HostAppointment, HostPerson } from "./outlook/host-appointment.ts";
import { OutlookDesk } from "./outlook/OutlookDesk.tsx";
import type { PlaygroundMemory } from "./playground-memory.ts";
import { recall, remember } from "./playground-memory.ts";
import { fluentTheme } from "./playground-theme.ts";
import { ChatWindow, MailWindow, PhoneWindow, TeamsWindow } from "./other-windows.tsx";
import { TopBar } from "./TopBar.tsx";
import type { DemoClock } from "./use-demo-clock.ts";
import { useDemoClock } from "./use-demo-clock.ts";
import { useDemoSession } from "./use-demo-session.ts";
import { WindowFrame } from "./WindowFrame.tsx";

const beginning: PlaygroundMemory = {
  person: "anna",
  theme: "light",
  windows: ["outlook", "teams", "chat"],
  drafts: {},
};

/** The whole playground: one person at a desk with Outlook, Teams and a chat side by side. */
export function PlaygroundPage() {
  const styles = useStyles();
  const [memory, setMemory] = useState(() => recall(beginning));
  const session = useDemoSession(memory.person);
  const clock = useDemoClock();
  useEffect(() => remember(memory), [memory]);
  const change = (part: Partial<PlaygroundMemory>) => setMemory((before) => ({ ...before, ...part }));
  const keepDraft = (person: string, draft: HostAppointment) =>
    setMemory((before) => ({ ...before, drafts: { ...before.drafts, [person]: draft } }));
  return (
    <FluentProvider theme={fluentTheme(memory.theme)}>
      {/* Inside, because the provider hands its class on to every popover. */}
      <div className={styles.page} style={{ colorScheme: memory.theme === "light" ? "light" : "dark" }}>
        <TopBar
          people={session.people ?? []}
          person={memory.person}
          onPerson={(person) => change({ person })}
          theme={memory.theme}
          onTheme={(theme) => change({ theme })}
          windows={memory.windows}
          onWindows={(windows) => change({ windows })}
          timeZone={session.me?.timeZone ?? "Europe/Copenhagen"}
          clock={clock}
        />
        {session.error && (
          <MessageBar intent="error">
            <MessageBarBody>
              The demo service does not answer: {session.error.message}. Start it and reload.
            </MessageBarBody>
          </MessageBar>
        )}
        {session.me && session.token && session.people && clock.known ? (
          <Desk
            key={session.me.person}
            me={session.me}
            token={session.token}
            people={session.people}
            rooms={session.rooms}
            memory={memory}
            clock={clock}
            onDraft={keepDraft}
            onTokenRefused={session.renew}
          />
        ) : (
          <WaitingDesk />
        )}
      </div>
    </FluentProvider>
  );
}

interface DeskProps {
  me: DemoPerson;
  token: string;
  people: DemoPerson[];
  rooms: HostPerson[];
  memory: PlaygroundMemory;
  clock: DemoClock;
  onDraft: (person: string, draft: HostAppointment) => void;
  onTokenRefused: () => void;
}

function Desk({ me, token, people, rooms, memory, clock, onDraft, onTokenRefused }: DeskProps) {
  const styles = useStyles();
  const shown = (name: PlaygroundMemory["windows"][number]) => !memory.windows.includes(name);
  const teams = fluentTheme(memory.theme, "teams");
  const common = { person: me, token, theme: memory.theme, origin: location.origin };
  return (
    <main className={styles.desk}>
      <WindowFrame title="Outlook" icon={<CalendarLtrRegular />} hidden={shown("outlook")} minWidth={680} share={5}>
        <OutlookDesk
          {...common}
          now={clock.now}
          people={people}
          rooms={rooms}
          draft={memory.drafts[me.person]}
          onDraft={onDraft}
        />
      </WindowFrame>
      <WindowFrame
        title="Teams"
        icon={<PeopleCommunityRegular />}
        theme={teams}
        hidden={shown("teams")}
        minWidth={420}
        share={3}
      >
        <Waiting>
          <TeamsWindow {...common} now={clock.now} />
        </Waiting>
      </WindowFrame>
      <WindowFrame
        title="Chat"
        icon={<ChatMultipleRegular />}
        theme={teams}
        hidden={shown("chat")}
        minWidth={290}
        share={2}
      >
        <Waiting>
          <ChatWindow {...common} onTokenRefused={onTokenRefused} />
        </Waiting>
      </WindowFrame>
      <WindowFrame title="Phone" icon={<PhoneRegular />} hidden={shown("phone")} minWidth={290} share={1}>
        <Waiting>
          <PhoneWindow person={me} people={people} rooms={rooms} isShown={!shown("phone")} />
        </Waiting>
      </WindowFrame>
      <WindowFrame title="Mail" icon={<MailRegular />} hidden={shown("mail")} minWidth={360} share={2}>
        <Waiting>
          <MailWindow token={token} timeZone={me.timeZone} isShown={!shown("mail")} />
        </Waiting>
      </WindowFrame>
    </main>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  return <Suspense fallback={<WaitingLines />}>{children}</Suspense>;
}

function WaitingDesk() {
  const styles = useStyles();
  return (
    <main className={styles.desk} aria-busy="true">
      <WaitingLines />
    </main>
  );
}

function WaitingLines() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Opening" className={styles.waiting}>
      <SkeletonItem size={32} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
    </Skeleton>
  );
}

const useStyles = makeStyles({
  page: {
    height: "100vh",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground4,
  },
  desk: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    overflowX: "auto",
  },
  waiting: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    width: "100%",
    boxSizing: "border-box",
  },
});
