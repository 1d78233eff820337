import type { MailFailedCardView } from "@magic-meetings/contract/mail/mail-failed.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { findFailedMail } from "./visit-mail-sql.ts";

/** A mail that did not go out as its card shows it; undefined where it is gone or not the viewer's visitor. */
export async function loadMailFailedCard(
  db: Queries,
  { visitId, viewer }: { visitId: string; viewer: Principal },
): Promise<MailFailedCardView | undefined> {
  const found = await findFailedMail(db, { tenantId: viewer.tenantId, visitId });
  if (found === undefined) return undefined;
  const { hostId, ...view } = found;
  const isHosts = hostId === viewer.userId || viewer.actsFor?.includes(hostId) === true;
  return isHosts ? view : undefined;
}
