import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { Avatar, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { fetchRunningMeeting, signIn } from "../demo-api.ts";
import type { HostTheme } from "../outlook/outlook-host.ts";
import { TeamsFrame } from "./TeamsFrame.tsx";

export interface MeetingCallProps {
  person: DemoPerson;
  theme: HostTheme;
  origin: string;
  /** The service's time. */
  now: () => Date;
}

/** A call that is going on, with our tab in the panel beside it, 320 pixels wide as in Teams. */
export function MeetingCall({ person, theme, origin, now }: MeetingCallProps) {
  const styles = useStyles();
  const running = useQuery({
    queryKey: ["running-meeting", person.person, now],
    queryFn: async () => (await fetchRunningMeeting(await signIn(person.person), now())) ?? null,
    refetchInterval: 30_000,
  });
  const meeting = running.data;
  return (
    <div className={styles.call}>
      <div className={styles.stage}>
        <Avatar name={person.name} size={64} color="colorful" />
        <Text as="h2" weight="semibold" className={styles.subject}>
          {meeting ? meeting.subject : running.isPending ? "" : "No meeting of yours is on now"}
        </Text>
        {meeting === null && <Text>Move the clock to one, or send an invite for now.</Text>}
      </div>
      {meeting && (
        <aside className={styles.panel} aria-label="Meeting side panel">
          <TeamsFrame
            key={meeting.id}
            name="Magic Meetings in the meeting"
            origin={origin}
            state={{
              person,
              getToken: () => signIn(person.person),
              theme,
              entityId: "meeting",
              subPageId: `meetings/${meeting.id}`,
              frameContext: "sidePanel",
            }}
          />
        </aside>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  call: { display: "flex", flexGrow: 1, minHeight: 0 },
  stage: {
    flexGrow: 1,
    minWidth: "64px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalS,
    textAlign: "center",
    backgroundColor: tokens.colorNeutralBackground4,
  },
  subject: { margin: 0 },
  panel: {
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    width: "320px",
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});
