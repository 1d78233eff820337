import "./tabs.css";
import { loadMessages, toLanguage, toLocale } from "@magic-meetings/ui/messages/messages.ts";
import { showColorScheme } from "@magic-meetings/ui/theme/color-scheme.ts";
import { teamsThemes } from "@magic-meetings/ui/theme/host-theme.ts";
import { createRoot } from "react-dom/client";
import { OutsideTeamsPage } from "./pages/OutsideTeamsPage.tsx";
import { TabApp } from "./TabApp.tsx";
import { startTeams } from "./teams/teams-host.ts";

void open();

async function open(): Promise<void> {
  const root = createRoot(document.getElementById("root")!);
  const started = await startTeams();
  const host = typeof started === "string" ? undefined : started;
  const language = host?.locale ?? navigator.language;
  const locale = toLocale(language);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const first = host?.theme.current ?? (dark ? "dark" : "light");
  const [messages, theme] = await Promise.all([loadMessages(locale), teamsThemes(first)]);
  document.documentElement.lang = locale;
  showColorScheme(first);
  const reader = {
    messages,
    language: toLanguage(language),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  root.render(
    typeof started === "string" ? (
      <OutsideTeamsPage why={started} reader={reader} theme={theme} />
    ) : (
      <TabApp host={started} reader={reader} firstTheme={theme} />
    ),
  );
  host?.tellReady();
}
