import type { Theme } from "@fluentui/react-components";

export type HostTheme = "light" | "dark" | "contrast";

/** A theme of Fluent, read only when it is needed: a pane that starts light never loads the dark one. */
export type ThemeLoader = (theme: HostTheme) => Promise<Theme>;

export const outlookThemes: ThemeLoader = async (theme) => {
  switch (theme) {
    case "light":
      return (await import("./outlook-light.ts")).outlookLight;
    case "dark":
      return (await import("./outlook-dark.ts")).outlookDark;
    case "contrast":
      return (await import("./high-contrast.ts")).highContrast;
  }
};

export const teamsThemes: ThemeLoader = async (theme) => {
  switch (theme) {
    case "light":
      return (await import("./teams-light.ts")).teamsLight;
    case "dark":
      return (await import("./teams-dark.ts")).teamsDark;
    case "contrast":
      return (await import("./high-contrast.ts")).highContrast;
  }
};
