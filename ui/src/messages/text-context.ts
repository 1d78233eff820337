import { createContext, useContext, useMemo } from "react";
import type { MessageKey, Messages } from "./en.ts";
import type { Values } from "./messages.ts";
import { say } from "./messages.ts";

export interface Reader {
  messages: Messages;
  /** The language tag that `Intl` formats by, for example `da-DK`. */
  language: string;
  /** The zone in which the reader lives; a moment elsewhere names its zone. */
  timeZone: string;
}

const ReaderContext = createContext<Reader | undefined>(undefined);

export const ReaderProvider = ReaderContext.Provider;

/** Who reads: language, zone and messages. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("There is no ReaderProvider above this component");
  return reader;
}

/** Sentences in the reader's language: `text("order.freeUntil", { time })`. */
export interface Text {
  (key: MessageKey, values?: Values): string;
  /** Whether there is a sentence of that name, for names that come from elsewhere, such as error codes. */
  knows: (key: string) => key is MessageKey;
}

export function useText(): Text {
  const { messages, language } = useReader();
  return useMemo(() => {
    const text = (key: MessageKey, values?: Values) => say(messages, language, key, values);
    return Object.assign(text, { knows: (key: string): key is MessageKey => key in messages });
  }, [messages, language]);
}
