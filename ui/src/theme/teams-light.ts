import { teamsLightTheme } from "@fluentui/react-components";

export const teamsLight = teamsLightTheme;
