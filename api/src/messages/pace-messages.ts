import type { Queries } from "../db/queries.ts";
import type { PendingMessage } from "./claim-sql.ts";
import { companyLimits, conversationLimits, freeAt, nothingTaken, take } from "./pace.ts";
import { lockCompanyPace, readConversationPaces, writePaces } from "./pace-sql.ts";

/** Which messages may go now, and which have to wait for how long. */
export interface Paced {
  go: PendingMessage[];
  /** Their own conversation has had enough. */
  wait: { message: PendingMessage; milliseconds: number }[];
  /** The company has had enough: how long until something may go again; undefined: at once. */
  companyMilliseconds: number | undefined;
}

/**
 * Takes what messages need of the channel's limits, over all processes: the company's row is locked until the transaction
 * ends. `now` is of a clock that nobody moves. Mails have no such limits.
 */
export async function paceMessages(
  db: Queries,
  { tenantId, messages, now }: { tenantId: string; messages: readonly PendingMessage[]; now: number },
): Promise<Paced> {
  const channel = "teams" as const;
  const paced: Paced = { go: [], wait: [], companyMilliseconds: undefined };
  const chats = messages.filter((message) => message.channel === channel && message.receiverId !== null);
  paced.go.push(...messages.filter((message) => !chats.includes(message)));
  if (chats.length === 0) return paced;
  let company = await lockCompanyPace(db, { tenantId, channel, none: nothingTaken });
  const receiverIds = [...new Set(chats.map(({ receiverId }) => receiverId ?? ""))];
  const conversations = await readConversationPaces(db, { tenantId, channel, receiverIds });
  const paces = new Map<string, typeof company>();
  for (const message of chats) {
    const receiverId = message.receiverId ?? "";
    const companyFree = freeAt(company, companyLimits, now);
    if (companyFree > now) {
      paced.companyMilliseconds = companyFree - now;
      break;
    }
    const taken = paces.get(receiverId) ?? conversations.get(receiverId) ?? nothingTaken;
    const free = freeAt(taken, conversationLimits, now);
    if (free > now) {
      paced.wait.push({ message, milliseconds: free - now });
      continue;
    }
    company = take(company, companyLimits, now);
    paces.set(receiverId, take(taken, conversationLimits, now));
    paced.go.push(message);
  }
  if (paces.size > 0) await writePaces(db, { tenantId, channel, paces: paces.set(tenantId, company) });
  return paced;
}
