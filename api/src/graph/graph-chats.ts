import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Breaker } from "../clock/breaker.ts";
import type { Clock } from "../clock/clock.ts";
import type { Pause } from "../clock/pause.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { challengeOf } from "../identity/claims-challenge.ts";
import type { OnBehalfOf } from "../identity/on-behalf-of.ts";
import type { Principal } from "../identity/principal.ts";
import type { ChatFacts, ReadChat } from "../meeting-chats/chat-source.ts";
import { readAnswer } from "./graph-answer.ts";
import { createGraphClient } from "./graph-client.ts";
import type { GraphLimits } from "./graph-limits.ts";
import { GraphProblem } from "./graph-problem.ts";
import type { GraphTokens } from "./graph-tokens.ts";
import { hashJoinUrl } from "./join-url.ts";

export interface GraphChatsDeps {
  /** With the version. */
  baseUrl: string;
  fetch: typeof fetch;
  /** In people's names, where the API has a certificate of its own. */
  onBehalfOf: OnBehalfOf | undefined;
  /** The app's own, where it has none: Teams lets it read the chats that it is installed in. */
  tokens: GraphTokens;
  limits: GraphLimits;
  breaker: Breaker;
  clock: Clock;
  pause: Pause;
  random: () => number;
  timeoutMilliseconds: number;
}

const keptMilliseconds = 5 * 60_000;
const scope = "Chat.ReadBasic";

const chatSchema = z.looseObject({
  onlineMeetingInfo: z
    .looseObject({
      calendarEventId: z.string().nullish(),
      joinWebUrl: z.string().nullish(),
      organizer: z.looseObject({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

/** Reads chats from Graph: as the person who asks, so that she sees hers only, or as the app. */
export function createGraphChats(deps: GraphChatsDeps): ReadChat {
  const known = new LRUCache<string, { facts: ChatFacts | undefined }>({ max: 10_000, ttl: keptMilliseconds });
  return async (principal, chatId) => {
    const key = `${principal.id} ${chatId}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept.facts;
    const facts = await read(deps, principal, chatId);
    known.set(key, { facts });
    return facts;
  };
}

async function read(deps: GraphChatsDeps, principal: Principal, chatId: string): Promise<ChatFacts | undefined> {
  const { entraTenantId, userToken } = principal.signedIn ?? {};
  if (entraTenantId === undefined || userToken === undefined) return undefined;
  const { onBehalfOf } = deps;
  let claims: string | undefined;
  const client = createGraphClient({
    ...deps,
    entraTenantId: async () => entraTenantId,
    // What Graph wants proved besides stands in the answer that refuses the token.
    async fetch(input, init) {
      const answer = await deps.fetch(input, init);
      if (answer.status === 401) claims = challengeOf(answer.headers.get("www-authenticate"));
      return answer;
    },
    tokens:
      onBehalfOf === undefined
        ? deps.tokens
        : {
            tokenOf: (tenant, { isRefused = false } = {}) =>
              onBehalfOf({
                entraTenantId: tenant,
                userToken: userToken(),
                scopes: [`${new URL(deps.baseUrl).origin}/${scope}`],
                isRefused,
                claims,
              }),
          },
  });
  try {
    const answer = await client.ask({ method: "GET", path: `/chats/${encodeURIComponent(chatId)}`, mailbox: null });
    return factsOf(readAnswer(chatSchema, answer, "chat"));
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    // Not hers, not there, or not one that the app is in: she is told nothing of it.
    if ([400, 403, 404].includes(error.status)) return undefined;
    throw new Refusal("unavailable", "Microsoft 365 cannot be asked for the moment: try again");
  }
}

function factsOf({ onlineMeetingInfo }: z.infer<typeof chatSchema>): ChatFacts | undefined {
  if (!onlineMeetingInfo) return undefined;
  const { calendarEventId, joinWebUrl, organizer } = onlineMeetingInfo;
  return {
    joinUrlHash: joinWebUrl ? hashJoinUrl(joinWebUrl) : null,
    eventId: calendarEventId || null,
    organizerEntraId: organizer?.id || null,
  };
}
