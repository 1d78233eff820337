import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { CardKind, Channel } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { MessageTemplate } from "./message-template.ts";

const read = sql(
  "message_template_read",
  `select locale, title, summary, version
     from message_template
    where tenant_id = $1
      and kind = $2
      and channel = $3
      and locale = any ($4::text[])
      and deleted_at is null`,
);

/** The tenant's own words for a kind of message, in those of the languages that it keeps. */
export function readTemplates(
  db: Queries,
  wanted: { tenantId: string; kind: CardKind; channel: Channel; locales: readonly Locale[] },
): Promise<MessageTemplate[]> {
  const { tenantId, kind, channel, locales } = wanted;
  return db.query<MessageTemplate>(read, [tenantId, kind, channel, [...locales]]);
}
