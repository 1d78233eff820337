import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { readReceiver } from "./delivery-sql.ts";

/** The languages in which a message is written for the asker: hers, then the company's; a system reads English. */
export async function readerLocales(
  db: Queries,
  { tenantId, userId }: Principal,
): Promise<readonly [Locale, ...Locale[]]> {
  const reader = userId === null ? undefined : await readReceiver(db, { tenantId, receiverId: userId });
  return reader === undefined ? ["en"] : [reader.locale, reader.tenantLocale];
}
