import type { HostTheme } from "./host-theme.ts";

/** Tells the browser which side its own parts are on: scroll bars, check boxes, the clock of a time field. */
export function showColorScheme(theme: HostTheme): void {
  document.documentElement.style.colorScheme = theme === "light" ? "light" : "dark";
}
