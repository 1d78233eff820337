import { teamsDarkTheme } from "@fluentui/react-components";

export const teamsDark = teamsDarkTheme;
