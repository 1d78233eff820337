// What the chat window and the simulated connector tell each other.

/** One message of a chat, as its person sees it now. */
export interface ChatMessage {
  id: string;
  from: "bot" | "person";
  text: string | null;
  /** An Adaptive Card. */
  card: Record<string, unknown> | null;
  /** RFC 3339. */
  sentAt: string;
  /** When its content was last replaced, by the bot or by a button. */
  updatedAt: string | null;
}

/** A button of a card, pressed; `automatic` is the card's own refresh when it is looked at. */
export interface CardActionInput {
  activityId: string;
  type: "Action.Execute" | "Action.Submit";
  verb?: string;
  data: Record<string, unknown>;
  trigger?: "manual" | "automatic";
}

export type ChatInput = { text: string } | { action: CardActionInput };

/** What the bot answered to an Action.Execute: a new card is in the chat already, an error or a message is for the person who pressed. */
export interface CardActionAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

/** The events of a chat's stream. The first is always a snapshot. */
export type ChatStreamEvent =
  | { kind: "snapshot"; messages: ChatMessage[] }
  | { kind: "message"; message: ChatMessage }
  | { kind: "removed"; id: string };

/**
 * The connector's mood, for tests and for showing what happens: down answers 503, throttled 429 with Retry-After;
 * answers_lost takes a message and then fails to say so.
 */
export type ConnectorWeather =
  { kind: "fine" } | { kind: "down" } | { kind: "throttled"; retryAfterSeconds: number } | { kind: "answers_lost" };
