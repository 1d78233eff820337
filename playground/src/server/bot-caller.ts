import type { CardActionAnswer } from "../chat/chat-words.ts";

export type BotAnswer = { kind: "answered"; status: number; body: unknown } | { kind: "silent" };

const longestTurnMs = 10_000;

/** Posts an activity to the bot's messaging endpoint, as the channel does. Silent: no answer came in time. */
export async function callBot(endpoint: string, activity: Record<string, unknown>): Promise<BotAnswer> {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(longestTurnMs),
    });
    const text = await response.text();
    return { kind: "answered", status: response.status, body: parse(text) };
  } catch {
    return { kind: "silent" };
  }
}

/** The answer to an Action.Execute, or undefined where the bot said nothing that Teams would understand. */
export function toCardActionAnswer(answer: BotAnswer): CardActionAnswer | undefined {
  if (answer.kind === "silent" || answer.status !== 200) return undefined;
  const { statusCode, type, value } = (answer.body ?? {}) as Record<string, unknown>;
  return typeof statusCode === "number" && typeof type === "string" ? { statusCode, type, value } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
