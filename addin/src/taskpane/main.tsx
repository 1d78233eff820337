import "./taskpane.css";
import { showColorScheme } from "@magic-meetings/ui/theme/color-scheme.ts";
import { outlookThemes } from "@magic-meetings/ui/theme/host-theme.ts";
import { loadMessages, toLanguage, toLocale } from "@magic-meetings/ui/messages/messages.ts";
import { createRoot } from "react-dom/client";
import { startOutlook } from "../outlook/host.ts";
import { OutlookError } from "../outlook/outlook-error.ts";
import { OutsideOutlook } from "./OutsideOutlook.tsx";
import { TaskPane } from "./TaskPane.tsx";

void open();

/** Shows the meeting as soon as Outlook has told it; everything that needs our service comes after the first paint. */
async function open(): Promise<void> {
  const root = createRoot(document.getElementById("root")!);
  try {
    const outlook = await startOutlook();
    const locale = toLocale(outlook.locale);
    const [messages, theme, facts] = await Promise.all([
      loadMessages(locale),
      outlookThemes(outlook.theme.current()),
      outlook.appointment.read(),
    ]);
    document.documentElement.lang = locale;
    showColorScheme(outlook.theme.current());
    root.render(
      <TaskPane
        outlook={outlook}
        firstFacts={facts}
        firstTheme={theme}
        reader={{ messages, language: toLanguage(outlook.locale), timeZone: facts.timeZone }}
      />,
    );
  } catch (error) {
    const messages = await loadMessages(toLocale(navigator.language));
    const theme = await outlookThemes(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const reader = { messages, language: toLanguage(navigator.language), timeZone: deviceZone() };
    root.render(<OutsideOutlook reader={reader} theme={theme} unsupported={isUnsupported(error)} />);
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof OutlookError && error.code === "unsupported";
}

function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
