import { makeStyles, tokens } from "@fluentui/react-components";
import type { Action } from "adaptivecards";
import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } from "adaptivecards";
import { useEffect, useRef } from "react";
import { cardHostConfig } from "./card-host-config.ts";
import type { CardActionInput } from "./chat-words.ts";

export type PressedButton = Omit<CardActionInput, "activityId">;

export interface AdaptiveCardViewProps {
  card: Record<string, unknown>;
  /** While a button's answer is awaited. */
  busy: boolean;
  onPress: (button: PressedButton) => void;
  onOpenUrl: (url: string) => void;
}

/** One Adaptive Card, rendered by Microsoft's library. A card that takes another's place keeps the focus on the same button. */
export function AdaptiveCardView({ card, busy, onPress, onOpenUrl }: AdaptiveCardViewProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onPress, onOpenUrl });
  useEffect(() => {
    handlers.current = { onPress, onOpenUrl };
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const focused = buttonsOf(element).findIndex((one) => one === document.activeElement);
    const rendered = renderCard(card, (action) => runAction(action, handlers.current));
    element.replaceChildren(...(rendered ? [rendered] : []));
    buttonsOf(element)[focused]?.focus();
  }, [card]);
  const language = typeof card["lang"] === "string" ? card["lang"] : undefined;
  return <div ref={place} lang={language} aria-busy={busy} className={styles.card} />;
}

function buttonsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(".ac-pushButton")];
}

function renderCard(json: Record<string, unknown>, onAction: (action: Action) => void): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(cardHostConfig);
  card.onExecuteAction = onAction;
  card.parse(json);
  return card.render();
}

function runAction(action: Action, { onPress, onOpenUrl }: Pick<AdaptiveCardViewProps, "onPress" | "onOpenUrl">): void {
  if (action instanceof OpenUrlAction && action.url) return onOpenUrl(action.url);
  const data = "data" in action ? (action.data as Record<string, unknown> | undefined) : undefined;
  if (action instanceof ExecuteAction) return onPress({ type: "Action.Execute", verb: action.verb, data: data ?? {} });
  if (action instanceof SubmitAction) return onPress({ type: "Action.Submit", data: data ?? {} });
}

// Our cards hold no markdown; whatever looks like it is shown as it was typed. Said once, the library is content.
AdaptiveCard.onProcessMarkdown = () => undefined;

const button = {
  font: "inherit",
  fontWeight: tokens.fontWeightSemibold,
  minHeight: "32px",
  padding: `0 ${tokens.spacingHorizontalM}`,
  color: tokens.colorNeutralForeground1,
  backgroundColor: tokens.colorNeutralBackground1,
  border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  borderRadius: tokens.borderRadiusMedium,
  cursor: "pointer",
} as const;

const field = {
  font: "inherit",
  boxSizing: "border-box",
  minHeight: "32px",
  padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  color: tokens.colorNeutralForeground1,
  backgroundColor: tokens.colorNeutralBackground1,
  border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
  borderRadius: tokens.borderRadiusMedium,
} as const;

const useStyles = makeStyles({
  card: {
    overflow: "hidden",
    fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    "& .ac-adaptiveCard": { outline: "none" },
    // The coloured head ends with a line where its colour is that of the card.
    "& .ac-adaptiveCard > .ac-container": {
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    },
    // Buttons that do not fit beside each other go on below, as in Teams; without this the last ones cannot be seen.
    "& .ac-actionSet": { flexWrap: "wrap", gap: tokens.spacingVerticalS },
    "& .ac-actionSet > div": { display: "none" },
    "& .ac-input.ac-textInput, & .ac-input.ac-numberInput, & .ac-input.ac-dateInput, & .ac-input.ac-timeInput": field,
    "& select.ac-input": field,
    "& .ac-input:focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThin})`,
    },
    "& input[type=checkbox], & input[type=radio]": {
      flexShrink: 0,
      width: "16px",
      height: "16px",
      accentColor: tokens.colorBrandBackground,
    },
    "& .ac-pushButton": button,
    "& .ac-pushButton:hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "& .ac-pushButton:active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    "& .ac-pushButton.style-positive": {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      borderTopColor: tokens.colorBrandBackground,
      borderRightColor: tokens.colorBrandBackground,
      borderBottomColor: tokens.colorBrandBackground,
      borderLeftColor: tokens.colorBrandBackground,
    },
    "& .ac-pushButton.style-positive:hover": { backgroundColor: tokens.colorBrandBackgroundHover },
    "& .ac-pushButton.style-positive:active": { backgroundColor: tokens.colorBrandBackgroundPressed },
    "& .ac-pushButton:focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThin,
    },
    "&[aria-busy=true] .ac-pushButton": { opacity: 0.6 },
  },
});
