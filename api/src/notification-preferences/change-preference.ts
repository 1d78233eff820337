import type {
  NotificationPreference,
  OwnPreference,
} from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { makeMessagesDue } from "../messages/conversation-sql.ts";
import { findPreference, putPreference } from "./notification-preference-sql.ts";

export async function readOwnPreference(db: Queries, { tenantId, userId }: Principal): Promise<OwnPreference> {
  const found = userId === null ? undefined : await findPreference(db, { tenantId, userId });
  if (found === undefined) throw new Refusal("not_found", "There is no person here");
  return found;
}

/** Chooses how somebody is told from now on; what waits for the end of her quiet hours is weighed anew. */
export async function changePreference(
  context: CommandContext,
  { userId, preference }: { userId: string; preference: NotificationPreference },
): Promise<void> {
  const { tx, tenantId, now } = context;
  const before = await findPreference(tx, { tenantId, userId });
  if (before === undefined) throw new Refusal("not_found", "There is no person here");
  await putPreference(tx, { tenantId, userId, preference, now });
  await makeMessagesDue(tx, { tenantId, userId, channel: "teams", now });
  const { routes, quiet, digestAt } = before;
  context.audit({
    action: "notification_preference.change",
    entityType: "app_user",
    entityId: userId,
    oldValues: { routes, quiet, digestAt },
    newValues: preference,
  });
}
