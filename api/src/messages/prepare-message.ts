import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import { inTenant } from "../db/transaction.ts";
import { findUser, type KnownUser } from "../identity/identity-sql.ts";
import type { Principal } from "../identity/principal.ts";
import type { ClaimedMessage } from "./claim-messages.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { readPreviousProviderId, readReceiver } from "./delivery-sql.ts";
import { renderMessage } from "./render-message.ts";

/** A message ready to go, or why it is not. */
export type Prepared =
  | { outcome: "ready"; outgoing: OutgoingMessage; templateVersion: number | null }
  | { outcome: "no_conversation" }
  | { outcome: "nothing_to_show" };

/** Loads everything that a message shows as it is now, and renders its words; one transaction, reading only. */
export function prepareMessage(
  { commands, clock, loadMeetingCard }: Pick<DeliveryDeps, "commands" | "clock" | "loadMeetingCard">,
  { tenantId, message }: { tenantId: string; message: ClaimedMessage },
): Promise<Prepared> {
  const { id, kind, channel, receiverId, meetingId, thread, attempts } = message;
  return inTenant<Prepared>(commands.pool, tenantId, async (tx) => {
    const receiver = await readReceiver(tx, { tenantId, receiverId, channel });
    if (receiver === undefined || meetingId === null) return { outcome: "nothing_to_show" };
    const { conversation, locale, tenantLocale, entraObjectId, entraTenantId, name } = receiver;
    if (conversation === null) return { outcome: "no_conversation" };
    const user = await findUser(tx, tenantId, entraObjectId);
    const viewer = user && userPrincipal(tenantId, user);
    const view = viewer && (await loadMeetingCard(tx, { meetingId, viewer, now: clock.now() }));
    if (view === undefined) return { outcome: "nothing_to_show" };
    const rendered = await renderMessage(tx, { tenantId, kind, channel, view, locales: [locale, tenantLocale] });
    const providerId = await readPreviousProviderId(tx, { tenantId, receiverId, channel, thread });
    const outgoing: OutgoingMessage = {
      messageId: id,
      attempt: attempts,
      conversation,
      receiver: { entraObjectId, name, locale: rendered.locale },
      tenant: { entraTenantId },
      kind,
      view,
      text: rendered.text,
      previous: providerId === null ? null : { providerId },
    };
    return { outcome: "ready", outgoing, templateVersion: rendered.templateVersion };
  });
}

/** The receiver as somebody who asks, because a card shows what its reader may do. */
function userPrincipal(tenantId: string, { id, name, roles }: KnownUser): Principal {
  return { kind: "user", id: `user:${id}`, tenantId, userId: id, name, roles, scopes: [] };
}
