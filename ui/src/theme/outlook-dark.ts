import { webDarkTheme } from "@fluentui/react-components";

export const outlookDark = webDarkTheme;
