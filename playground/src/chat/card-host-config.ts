import type { HostConfig } from "adaptivecards";
import { tokens } from "@fluentui/react-components";

// How Teams dresses a card, in Fluent's words. The tokens are CSS variables, so a card follows the theme while it is shown.

const colours = (text: string, subtle: string = tokens.colorNeutralForeground2) => ({ default: text, subtle });

const foregroundColors = {
  default: colours(tokens.colorNeutralForeground1),
  dark: colours(tokens.colorNeutralForeground1),
  light: colours(tokens.colorNeutralForeground3),
  accent: colours(tokens.colorBrandForeground1, tokens.colorBrandForeground2),
  good: colours(tokens.colorStatusSuccessForeground1, tokens.colorStatusSuccessForeground1),
  warning: colours(tokens.colorStatusWarningForeground3, tokens.colorStatusWarningForeground3),
  attention: colours(tokens.colorPaletteRedForeground1, tokens.colorPaletteRedForeground1),
};

const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

/** The configuration for the adaptivecards library; pixels where it knows nothing else. */
export const cardHostConfig: ConstructorParameters<typeof HostConfig>[0] = {
  fontFamily: tokens.fontFamilyBase,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  supportsInteractivity: true,
  // Below the name of the chat.
  textBlock: { headingLevel: 4 },
  containerStyles: {
    default: container("transparent"),
    emphasis: container(tokens.colorNeutralBackground3),
    accent: container(tokens.colorBrandBackground2),
    good: container(tokens.colorStatusSuccessBackground1),
    warning: container(tokens.colorStatusWarningBackground1),
    attention: container(tokens.colorStatusDangerBackground1),
  },
  actions: {
    maxActions: 6,
    spacing: "medium",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
    showCard: { actionMode: "inline", inlineTopMargin: 12 },
  },
  adaptiveCard: { allowCustomStyle: false },
};
