import type { Queries } from "../db/queries.ts";
import type { PendingMessage } from "./claim-sql.ts";
import { companyLimits, conversationLimits, freeAt, giveBack, nothingTaken, take } from "./pace.ts";
import { lockCompanyPace, readConversationPaces, writePaces } from "./pace-sql.ts";

/** A message that may go, and the moment at which its call was taken; null: nothing limits its channel. */
export interface Ticketed {
  message: PendingMessage;
  ticket: number | null;
}

/** Which messages may go now, and which have to wait for how long. */
export interface Paced {
  go: Ticketed[];
  /** Their own conversation has had enough. */
  wait: { message: PendingMessage; milliseconds: number }[];
  /** The company has had enough: how long until something may go again; undefined: at once. */
  companyMilliseconds: number | undefined;
}

interface Pacing {
  tenantId: string;
  messages: readonly PendingMessage[];
  /** A clock that nobody moves; asked once everybody else is kept out. */
  now: () => number;
}

/**
 * Takes what messages need of the channel's limits, over all processes: the company's row is locked until the transaction
 * ends. Mails have no such limits.
 */
export async function paceMessages(db: Queries, { tenantId, messages, now: readNow }: Pacing): Promise<Paced> {
  const channel = "teams" as const;
  const paced: Paced = { go: [], wait: [], companyMilliseconds: undefined };
  const chats = messages.filter((message) => message.channel === channel && message.receiverId !== null);
  for (const message of messages) if (!chats.includes(message)) paced.go.push({ message, ticket: null });
  if (chats.length === 0) return paced;
  let company = await lockCompanyPace(db, { tenantId, channel, none: nothingTaken });
  const receiverIds = [...new Set(chats.map(({ receiverId }) => receiverId ?? ""))];
  const conversations = await readConversationPaces(db, { tenantId, channel, receiverIds });
  const now = readNow();
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
    paced.go.push({ message, ticket: company.recent.at(-1) ?? now });
  }
  if (paces.size > 0) await writePaces(db, { tenantId, channel, paces: paces.set(tenantId, company) });
  return paced;
}

interface Moving {
  tenantId: string;
  receiverId: string;
  ticket: number;
  now: () => number;
}

/** Takes the call anew that did not leave in time; where others have taken its place, says how long to wait. */
export async function moveTicket(
  db: Queries,
  { tenantId, receiverId, ticket, now: readNow }: Moving,
): Promise<{ ticket: number } | { waitMilliseconds: number }> {
  const channel = "teams" as const;
  const company = giveBack(await lockCompanyPace(db, { tenantId, channel, none: nothingTaken }), ticket);
  const conversations = await readConversationPaces(db, { tenantId, channel, receiverIds: [receiverId] });
  const conversation = giveBack(conversations.get(receiverId) ?? nothingTaken, ticket);
  const now = readNow();
  const free = Math.max(freeAt(company, companyLimits, now), freeAt(conversation, conversationLimits, now));
  if (free > now) return { waitMilliseconds: free - now };
  const moved = take(company, companyLimits, now);
  const paces = new Map([
    [receiverId, take(conversation, conversationLimits, now)],
    [tenantId, moved],
  ]);
  await writePaces(db, { tenantId, channel, paces });
  return { ticket: moved.recent.at(-1) ?? now };
}
