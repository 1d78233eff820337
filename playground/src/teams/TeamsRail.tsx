import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  AlertRegular,
  AppsListDetailFilled,
  CalendarLtrRegular,
  CallRegular,
  ChatRegular,
  PeopleTeamRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";

const places: { name: string; icon: ReactElement; here?: true }[] = [
  { name: "Activity", icon: <AlertRegular /> },
  { name: "Chat", icon: <ChatRegular /> },
  { name: "Teams", icon: <PeopleTeamRegular /> },
  { name: "Calendar", icon: <CalendarLtrRegular /> },
  { name: "Calls", icon: <CallRegular /> },
  { name: "Meetings", icon: <AppsListDetailFilled />, here: true },
];

/** Teams' rail of apps: scenery, with our app chosen. */
export function TeamsRail() {
  const styles = useStyles();
  return (
    <div className={styles.rail} aria-hidden="true">
      {places.map(({ name, icon, here }) => (
        <div key={name} className={mergeClasses(styles.place, here && styles.here)}>
          <span className={styles.icon}>{icon}</span>
          <span>{name}</span>
        </div>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  rail: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    flexShrink: 0,
    width: "4rem",
    paddingTop: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground4,
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  place: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalXXS,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
  },
  here: {
    color: tokens.colorBrandForeground1,
    boxShadow: `inset ${tokens.strokeWidthThicker} 0 0 0 ${tokens.colorBrandStroke1}`,
  },
  icon: { display: "flex", fontSize: tokens.fontSizeBase600 },
});
