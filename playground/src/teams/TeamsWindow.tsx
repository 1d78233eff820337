import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { signIn } from "../demo-api.ts";
import type { HostTheme } from "../outlook/outlook-host.ts";
import type { TabLink } from "./tab-links.ts";
import { onTabLink } from "./tab-links.ts";
import { MeetingCall } from "./MeetingCall.tsx";
import { TeamsFrame } from "./TeamsFrame.tsx";
import { TeamsRail } from "./TeamsRail.tsx";
import { call, myMeetings, tabsOf } from "./teams-tabs.ts";

export interface TeamsWindowProps {
  person: DemoPerson;
  theme: HostTheme;
  /** The page's own origin: the only one that is spoken with. */
  origin: string;
  /** The service's time. */
  now: () => Date;
}

/** The simulated Teams: its rail, the app's tabs, and the real tab page with the real teams-js in a frame. */
export function TeamsWindow({ person, theme, origin, now }: TeamsWindowProps) {
  const styles = useStyles();
  const tabs = tabsOf(person);
  const [chosen, setChosen] = useState<string>();
  const [link, setLink] = useState<TabLink>();
  useEffect(
    () =>
      onTabLink(origin, (next) => {
        setLink(next);
        setChosen(myMeetings.entityId);
      }),
    [origin],
  );
  const current = tabs.find(({ entityId }) => entityId === chosen) ?? tabs[0] ?? myMeetings;
  return (
    <div className={styles.teams}>
      <TeamsRail />
      <div className={styles.app}>
        <header className={styles.header}>
          <span className={styles.badge} aria-hidden="true">
            M
          </span>
          <span className={styles.name}>Magic Meetings</span>
          <TabList
            aria-label="Tabs of Magic Meetings"
            className={styles.tabs}
            selectedValue={current.entityId}
            onTabSelect={(_, { value }) => {
              setLink(undefined);
              setChosen(String(value));
            }}
          >
            {tabs.map(({ entityId, name }) => (
              <Tab key={entityId} value={entityId}>
                {name}
              </Tab>
            ))}
          </TabList>
        </header>
        {current === call ? (
          <MeetingCall person={person} theme={theme} origin={origin} now={now} />
        ) : (
          <TeamsFrame
            key={`${person.person} ${current.entityId} ${link?.opened ?? ""}`}
            name={current.name}
            origin={origin}
            state={{
              person,
              getToken: () => signIn(person.person),
              theme,
              entityId: current.entityId,
              subPageId: link?.subPageId,
              frameContext: "content",
            }}
          />
        )}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  teams: { display: "flex", flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground3 },
  app: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  header: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    // The tabs may not fit beside the name.
    paddingTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  badge: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "1.5rem",
    height: "1.5rem",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  // Those that do not fit go on in another line: an administrator has fourteen.
  tabs: { flexShrink: 1, flexWrap: "wrap", minWidth: 0 },
});
