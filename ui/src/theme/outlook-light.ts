import { webLightTheme } from "@fluentui/react-components";

export const outlookLight = webLightTheme;
