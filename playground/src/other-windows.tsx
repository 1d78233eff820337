import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ComponentType } from "react";
import { lazy } from "react";
import type { HostTheme } from "./outlook/outlook-host.ts";

/** What every window beside Outlook is given. */
export interface PlaygroundWindowProps {
  person: DemoPerson;
  token: string;
  theme: HostTheme;
  /** The page's own origin, which is the host's for whatever runs in a frame. */
  origin: string;
}

type WindowModule = Record<string, ComponentType<PlaygroundWindowProps>>;

const modules = import.meta.glob<WindowModule>(["./teams/TeamsWindow.tsx", "./chat/ChatWindow.tsx"]);

export const TeamsWindow = windowOf("./teams/TeamsWindow.tsx", "TeamsWindow");
export const ChatWindow = windowOf("./chat/ChatWindow.tsx", "ChatWindow");

/** Each window is a chunk of its own; one that is not there leaves a note in its place. */
function windowOf(path: string, name: string): ComponentType<PlaygroundWindowProps> {
  const load = modules[path];
  if (!load) return NotBuilt;
  return lazy(async () => ({ default: (await load())[name] ?? NotBuilt }));
}

function NotBuilt() {
  const styles = useStyles();
  return <Text className={styles.note}>This window is not part of this build.</Text>;
}

const useStyles = makeStyles({
  note: { margin: "auto", padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground3 },
});
