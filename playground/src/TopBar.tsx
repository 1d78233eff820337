import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import {
  Badge,
  Dropdown,
  Label,
  makeStyles,
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Option,
  OptionGroup,
  Text,
  ToggleButton,
  tokens,
  Toolbar,
  useId,
} from "@fluentui/react-components";
import { CalendarSparkleRegular } from "@fluentui/react-icons/svg/calendar-sparkle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { useEffect, useState } from "react";
import type { HostTheme } from "./outlook/outlook-host.ts";
import type { WindowName } from "./playground-memory.ts";
import type { DemoClock } from "./use-demo-clock.ts";

export interface TopBarProps {
  people: DemoPerson[];
  person: string;
  onPerson: (person: string) => void;
  theme: HostTheme;
  onTheme: (theme: HostTheme) => void;
  windows: WindowName[];
  onWindows: (windows: WindowName[]) => void;
  timeZone: string;
  clock: DemoClock;
}

const windowNames: Record<WindowName, string> = {
  outlook: "Outlook",
  teams: "Teams",
  chat: "Chat",
  phone: "Phone",
  mail: "Mail",
};
const themeNames: Record<HostTheme, string> = { light: "Light", dark: "Dark", contrast: "High contrast" };

/** Who sits here, what time it is, and how everything looks. */
export function TopBar(props: TopBarProps) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <CalendarSparkleRegular fontSize={24} className={styles.logo} />
        <Text as="h1" weight="semibold" size={400} className={styles.name}>
          Magic Meetings
        </Text>
        <Badge appearance="tint">Playground</Badge>
      </div>
      <WindowSwitch windows={props.windows} onWindows={props.onWindows} />
      <div className={styles.spacer} />
      <Clock timeZone={props.timeZone} clock={props.clock} />
      <ThemeSwitch theme={props.theme} onTheme={props.onTheme} />
      <PersonSwitch people={props.people} person={props.person} onPerson={props.onPerson} />
    </header>
  );
}

function WindowSwitch({ windows, onWindows }: Pick<TopBarProps, "windows" | "onWindows">) {
  const toggle = (name: WindowName) =>
    onWindows(windows.includes(name) ? windows.filter((one) => one !== name) : [...windows, name]);
  return (
    <Toolbar aria-label="Windows" size="small">
      {(Object.keys(windowNames) as WindowName[]).map((name) => (
        <ToggleButton
          key={name}
          appearance="subtle"
          size="small"
          checked={windows.includes(name)}
          onClick={() => toggle(name)}
        >
          {windowNames[name]}
        </ToggleButton>
      ))}
    </Toolbar>
  );
}

const jumps: [label: string, minutes: number][] = [
  ["15 minutes later", 15],
  ["1 hour later", 60],
  ["1 day later", 24 * 60],
  ["1 week later", 7 * 24 * 60],
];

function Clock({ timeZone, clock }: { timeZone: string; clock: DemoClock }) {
  const { now, move } = clock;
  const [shown, setShown] = useState(now);
  useEffect(() => {
    setShown(now());
    const timer = setInterval(() => setShown(now()), 5_000);
    return () => clearInterval(timer);
  }, [now]);
  const text = <time dateTime={shown.toISOString()}>{clockText(shown, timeZone)}</time>;
  if (!move) return <Text size={200}>{text}</Text>;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          size="small"
          icon={<ClockRegular />}
          aria-label={`Clock: ${clockText(shown, timeZone)}`}
        >
          {text}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {jumps.map(([label, minutes]) => (
            <MenuItem key={label} onClick={() => move(minutes)}>
              {label}
            </MenuItem>
          ))}
          <MenuDivider />
          <MenuItem onClick={clock.reset}>Back to the real time</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function clockText(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(moment);
}

function ThemeSwitch({ theme, onTheme }: Pick<TopBarProps, "theme" | "onTheme">) {
  const styles = useStyles();
  return (
    <Dropdown
      aria-label="Theme"
      size="small"
      className={styles.theme}
      value={themeNames[theme]}
      selectedOptions={[theme]}
      onOptionSelect={(_, { optionValue }) => optionValue && onTheme(optionValue as HostTheme)}
    >
      {(Object.keys(themeNames) as HostTheme[]).map((name) => (
        <Option key={name} value={name}>
          {themeNames[name]}
        </Option>
      ))}
    </Dropdown>
  );
}

function PersonSwitch({ people, person, onPerson }: Pick<TopBarProps, "people" | "person" | "onPerson">) {
  const styles = useStyles();
  const id = useId("person");
  const companies = [...new Set(people.map(({ company }) => company))];
  const chosen = people.find((one) => one.person === person);
  return (
    <div className={styles.labelled}>
      <Label htmlFor={id} size="small">
        You are
      </Label>
      <Dropdown
        id={id}
        size="small"
        className={styles.person}
        value={chosen?.name ?? person}
        selectedOptions={[person]}
        onOptionSelect={(_, { optionValue }) => optionValue && onPerson(optionValue)}
      >
        {companies.map((company) => (
          <OptionGroup key={company} label={company}>
            {people
              .filter((one) => one.company === company)
              .map((one) => (
                <Option key={one.person} value={one.person} text={one.name}>
                  <span className={styles.option}>
                    <span>{one.name}</span>
                    <Text size={200} className={styles.title}>
                      {one.title}
                    </Text>
                  </span>
                </Option>
              ))}
          </OptionGroup>
        ))}
      </Dropdown>
    </div>
  );
}

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  brand: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  logo: { color: tokens.colorBrandForeground1 },
  name: { margin: 0 },
  spacer: { flexGrow: 1 },
  labelled: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  person: { minWidth: "180px" },
  theme: { minWidth: "130px" },
  option: { display: "flex", flexDirection: "column" },
  title: { color: tokens.colorNeutralForeground3 },
});
