import type { MessageLogEntry } from "@magic-meetings/contract/messages/message-log.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { insertFollowing, lockFollowed } from "./follow-message-sql.ts";
import { findMessage } from "./message-log-sql.ts";

/** Has what failed or was suppressed told again, as it is now: a message of its own, so that the log keeps both. */
export async function resendMessage(context: CommandContext, id: string): Promise<MessageLogEntry> {
  const { tx, tenantId, now } = context;
  const followed = await lockFollowed(tx, { tenantId, id });
  const entry = followed && (await findMessage(tx, { tenantId, id }));
  if (followed === undefined || entry === undefined) throw new Refusal("not_found", "There is no such message");
  if (!entry.allowed.resend.ok) {
    throw new Refusal(
      "wrong_state",
      "Only a message that failed or was suppressed, and that none follows, is sent again",
    );
  }
  const again = context.newId();
  await insertFollowing(tx, { ...followed, tenantId, id: again, followsId: id, now });
  context.audit({
    action: "message.resend",
    entityType: "message",
    entityId: id,
    newValues: { followedBy: again, reason: entry.reason },
  });
  const written = await findMessage(tx, { tenantId, id: again });
  if (written === undefined) throw new Error("A message that was just written is not there");
  return written;
}
