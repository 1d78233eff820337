import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import type { PendingMessage } from "./claim-sql.ts";
import { channelLimits, freeAt, giveBack, nothingTaken, take } from "./pace.ts";
import { lockCompanyPace, readConversationPaces, writePaces } from "./pace-sql.ts";

/** A message that may go, and the moment at which its call was taken; null: nothing limits its channel. */
interface Ticketed {
  message: PendingMessage;
  ticket: number | null;
}

/** Which messages may go now, and which have to wait for how long. */
export interface Paced {
  go: Ticketed[];
  /** Their own person has had enough. */
  wait: { message: PendingMessage; milliseconds: number }[];
  /** Of these channels the company has had enough: how long until something may go again. */
  full: Map<Channel, number>;
}

interface Pacing {
  tenantId: string;
  messages: readonly PendingMessage[];
  /** A clock that nobody moves; asked once everybody else is kept out. */
  now: () => number;
}

/**
 * Takes what messages need of the channels' limits, over all processes: the company's row of a channel is locked until the
 * transaction ends. Mails have no such limits.
 */
export async function paceMessages(db: Queries, { messages, ...pacing }: Pacing): Promise<Paced> {
  const paced: Paced = { go: [], wait: [], full: new Map() };
  const isLimited = ({ channel, receiverId }: PendingMessage) => receiverId !== null && channel in channelLimits;
  paced.go.push(...messages.filter((one) => !isLimited(one)).map((message) => ({ message, ticket: null })));
  // Always in the same order, so that of two who lock several nobody waits for the other.
  for (const channel of ["teams", "activity"] as const) {
    const its = messages.filter((one) => isLimited(one) && one.channel === channel);
    if (its.length > 0) await paceChannel(db, { ...pacing, messages: its, channel }, paced);
  }
  return paced;
}

async function paceChannel(
  db: Queries,
  { tenantId, messages, channel, now: readNow }: Pacing & { channel: Channel },
  paced: Paced,
): Promise<void> {
  const limits = channelLimits[channel] ?? { company: [], person: [] };
  let company = await lockCompanyPace(db, { tenantId, channel, none: nothingTaken });
  const receiverIds = [...new Set(messages.map(({ receiverId }) => receiverId ?? ""))];
  const people = await readConversationPaces(db, { tenantId, channel, receiverIds });
  const now = readNow();
  const paces = new Map<string, typeof company>();
  for (const message of messages) {
    const receiverId = message.receiverId ?? "";
    const companyFree = freeAt(company, limits.company, now);
    if (companyFree > now) {
      paced.full.set(channel, companyFree - now);
      break;
    }
    const taken = paces.get(receiverId) ?? people.get(receiverId) ?? nothingTaken;
    const free = freeAt(taken, limits.person, now);
    if (free > now) {
      paced.wait.push({ message, milliseconds: free - now });
      continue;
    }
    company = take(company, limits.company, now);
    if (limits.person.length > 0) paces.set(receiverId, take(taken, limits.person, now));
    paces.set(tenantId, company);
    paced.go.push({ message, ticket: company.recent.at(-1) ?? now });
  }
  if (paces.size > 0) await writePaces(db, { tenantId, channel, paces });
}

interface Moving {
  tenantId: string;
  channel: Channel;
  receiverId: string;
  ticket: number;
  now: () => number;
}

/** Takes the call anew that did not leave in time; where others have taken its place, says how long to wait. */
export async function moveTicket(
  db: Queries,
  { tenantId, channel, receiverId, ticket, now: readNow }: Moving,
): Promise<{ ticket: number } | { waitMilliseconds: number }> {
  const limits = channelLimits[channel] ?? { company: [], person: [] };
  const company = giveBack(await lockCompanyPace(db, { tenantId, channel, none: nothingTaken }), ticket);
  const people = await readConversationPaces(db, { tenantId, channel, receiverIds: [receiverId] });
  const person = giveBack(people.get(receiverId) ?? nothingTaken, ticket);
  const now = readNow();
  const free = Math.max(freeAt(company, limits.company, now), freeAt(person, limits.person, now));
  if (free > now) return { waitMilliseconds: free - now };
  const moved = take(company, limits.company, now);
  const paces = new Map([[tenantId, moved]]);
  if (limits.person.length > 0) paces.set(receiverId, take(person, limits.person, now));
  await writePaces(db, { tenantId, channel, paces });
  return { ticket: moved.recent.at(-1) ?? now };
}
