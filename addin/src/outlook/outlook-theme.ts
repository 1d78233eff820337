import type { OutlookCall } from "./outlook-calls.ts";

export type OutlookTheme = "light" | "dark" | "contrast";

export interface ThemeSource {
  current(): OutlookTheme;
  /** Told of every change after the last `current()`, also of one that happened before this listener came. */
  onChange(listener: (theme: OutlookTheme) => void): () => void;
}

/** What of Office's theme decides; web clients give it only with the event, older ones not at all. */
type ThemeColours = Partial<Pick<Office.OfficeTheme, "bodyBackgroundColor" | "bodyForegroundColor">> & {
  isDarkTheme?: unknown;
};

/** Light, dark or contrast from Office's theme, else from the browser; follows a switch while the pane is open. */
export function createThemeSource(mailbox: Office.Mailbox, call: OutlookCall): ThemeSource {
  let colours: ThemeColours | undefined = Office.context.officeTheme;
  let last = decide(colours);
  let told = last;
  const listeners = new Set<(theme: OutlookTheme) => void>();
  const update = () => {
    const next = decide(colours);
    if (next === last) return;
    last = next;
    if (listeners.size > 0) told = next;
    listeners.forEach((listener) => listener(next));
  };
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", update);
  }
  const changed = (event: { officeTheme?: ThemeColours }) => {
    colours = event.officeTheme ?? Office.context.officeTheme;
    update();
  };
  call<void>("mailbox.addHandlerAsync theme", (done) =>
    mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, changed, done),
  ).catch(() => undefined); // A client without the event: the browser's own preference still switches live.
  return {
    current: () => (told = last),
    onChange(listener) {
      const own = (theme: OutlookTheme) => listener(theme);
      listeners.add(own);
      if (told !== last) queueMicrotask(() => own((told = last)));
      return () => void listeners.delete(own);
    },
  };
}

function decide(colours: ThemeColours | undefined): OutlookTheme {
  if (matchMedia("(forced-colors: active)").matches) return "contrast";
  const background = colours?.bodyBackgroundColor;
  // Plain black behind plain white is what Windows' contrast themes use, never Office's own dark ones.
  if (background === "#000000" && colours?.bodyForegroundColor?.toLowerCase() === "#ffffff") return "contrast";
  if (typeof colours?.isDarkTheme === "boolean") return colours.isDarkTheme ? "dark" : "light";
  if (background) return isDark(background) ? "dark" : "light";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** By relative weight of the three channels; `#rrggbb` as Office gives it. */
function isDark(colour: string): boolean {
  const value = Number.parseInt(colour.slice(1), 16);
  return 0.3 * (value >> 16) + 0.59 * ((value >> 8) & 255) + 0.11 * (value & 255) < 128;
}
