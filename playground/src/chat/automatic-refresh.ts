import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { channelUserIdOf } from "./chat-ids.ts";
import type { CardActionInput } from "./chat-words.ts";

/** The action with which a card refreshes itself for this person, or undefined where it does not. */
export function automaticRefresh(
  card: Record<string, unknown>,
  person: Pick<DemoPerson, "entraObjectId">,
): Omit<CardActionInput, "activityId"> | undefined {
  const { action, userIds } = (card["refresh"] ?? {}) as { action?: Record<string, unknown>; userIds?: unknown };
  if (action?.["type"] !== "Action.Execute" || typeof action["verb"] !== "string") return undefined;
  if (Array.isArray(userIds) && !userIds.includes(channelUserIdOf(person))) return undefined;
  return { type: "Action.Execute", verb: action["verb"], data: (action["data"] ?? {}) as Record<string, unknown> };
}
