import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { Taken } from "./pace.ts";

interface Row {
  scope: string;
  taken: Taken;
}

const lockCompany = sql(
  "pace_lock_company",
  `insert into channel_pace (tenant_id, channel, scope, taken)
   values ($1, $2, $1, $3)
   on conflict (tenant_id, channel, scope) do update
      set channel = excluded.channel
   returning scope, taken`,
);

/** What the company has taken of a channel, at first `none`; whoever else wants to send waits until this transaction ends. */
export async function lockCompanyPace(
  db: Queries,
  { tenantId, channel, none }: { tenantId: string; channel: Channel; none: Taken },
): Promise<Taken> {
  const [row] = await db.query<Row>(lockCompany, [tenantId, channel, JSON.stringify(none)]);
  return row?.taken ?? none;
}

const readConversations = sql(
  "pace_read_conversations",
  `select scope, taken
     from channel_pace
    where tenant_id = $1
      and channel = $2
      and scope = any ($3::uuid[])`,
);

/** What was taken of each person's conversation; who has the company's lock is the only one to read and write it. */
export async function readConversationPaces(
  db: Queries,
  { tenantId, channel, receiverIds }: { tenantId: string; channel: Channel; receiverIds: readonly string[] },
): Promise<Map<string, Taken>> {
  const rows = await db.query<Row>(readConversations, [tenantId, channel, [...receiverIds]]);
  return new Map(rows.map(({ scope, taken }) => [scope, taken]));
}

const write = insertRows("channel_pace", {
  shared: ["tenant_id", "channel"],
  own: ["scope", "taken"],
  then: "on conflict (tenant_id, channel, scope) do update set taken = excluded.taken",
});

export function writePaces(
  db: Queries,
  { tenantId, channel, paces }: { tenantId: string; channel: Channel; paces: ReadonlyMap<string, Taken> },
): Promise<void> {
  const rows = [...paces].map(([scope, taken]) => [scope, JSON.stringify(taken)]);
  return write(db, [tenantId, channel], rows);
}
