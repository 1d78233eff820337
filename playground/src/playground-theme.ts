import type { Theme } from "@fluentui/react-components";
import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import type { HostTheme } from "./outlook/outlook-host.ts";

type Product = "outlook" | "teams";

const themes: Record<Product, Record<HostTheme, Theme>> = {
  outlook: { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme },
  teams: { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme },
};

/** Each product has a brand colour of its own, also in the playground. */
export function fluentTheme(theme: HostTheme, product: Product = "outlook"): Theme {
  return themes[product][theme];
}
