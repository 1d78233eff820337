import type { CommandContext, Telling } from "../commands/command-context.ts";
import { noticeFor, type Notice } from "./notice-thread.ts";
import { listReceivers } from "./notice-sql.ts";

/** Those who look after the service as a whole. */
export function tellAdministrators(context: CommandContext, notice: Notice): Promise<Telling[]> {
  return tell(context, notice, null);
}

/** The same and those who look after who comes in at a site. */
export function tellSecurity(context: CommandContext, notice: Notice, siteId: string): Promise<Telling[]> {
  return tell(context, notice, siteId);
}

async function tell({ tx, tenantId }: CommandContext, notice: Notice, securityOf: string | null): Promise<Telling[]> {
  return (await listReceivers(tx, { tenantId, securityOf })).map((userId) => noticeFor(notice, userId));
}
