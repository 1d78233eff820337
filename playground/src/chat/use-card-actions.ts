import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PressedButton } from "./AdaptiveCardView.tsx";
import type { ChatAddress } from "./chat-api.ts";
import { pressButton, sendText } from "./chat-api.ts";
import { automaticRefresh } from "./automatic-refresh.ts";
import type { ChatState } from "./chat-state.ts";
import type { ChatTexts } from "./chat-texts.ts";
import type { CardActionAnswer } from "./chat-words.ts";

export interface ChatNotice {
  intent: "info" | "error";
  text: string;
}

/** What a person does in the chat, and what is said about it. A card that is there when the chat is opened refreshes itself, as in Teams. */
export function useCardActions(address: ChatAddress, chat: ChatState, person: DemoPerson, texts: ChatTexts) {
  const { origin, token, entraObjectId } = address;
  const [busy, setBusy] = useState<string>();
  const [notice, setNotice] = useState<ChatNotice>();
  const notSent = (error: unknown): ChatNotice => {
    const reason = error instanceof Error ? error.message : String(error);
    return { intent: "error", text: texts.notSent.replace("{reason}", reason) };
  };

  const press = async (activityId: string, button: PressedButton) => {
    setBusy(activityId);
    setNotice(undefined);
    try {
      setNotice(noticeOf(await pressButton(address, { ...button, activityId, trigger: "manual" })));
    } catch (error) {
      setNotice(notSent(error));
    }
    setBusy(undefined);
  };

  const send = async (text: string): Promise<boolean> => {
    setNotice(undefined);
    try {
      await sendText(address, text);
      return true;
    } catch (error) {
      setNotice(notSent(error));
      return false;
    }
  };

  const refreshed = useRef(false);
  const refresh = useCallback(
    (activityId: string, button: PressedButton) =>
      // Nobody asked for it, so nobody hears when it fails: the card stays as it is.
      pressButton({ origin, token, entraObjectId }, { ...button, activityId, trigger: "automatic" }).catch(
        () => undefined,
      ),
    [origin, token, entraObjectId],
  );
  const { connection, messages } = chat;
  useEffect(() => {
    if (connection !== "connected" || refreshed.current) return;
    refreshed.current = true;
    for (const { id, card } of messages) {
      const button = card && automaticRefresh(card, person);
      if (button) void refresh(id, button);
    }
  }, [connection, messages, person, refresh]);

  return {
    busy,
    notice,
    dismiss: () => setNotice(undefined),
    press: (activityId: string, button: PressedButton) => void press(activityId, button),
    send,
  };
}

/** A card is in the chat already; a sentence is for the person who pressed. */
function noticeOf(answer: CardActionAnswer | undefined): ChatNotice | undefined {
  if (
    answer?.type === "application/vnd.microsoft.activity.message" &&
    typeof answer.value === "string" &&
    answer.value
  ) {
    return { intent: "info", text: answer.value };
  }
  if (answer?.type !== "application/vnd.microsoft.error") return undefined;
  const { message } = (answer.value ?? {}) as { message?: unknown };
  return { intent: "error", text: typeof message === "string" ? message : "" };
}
