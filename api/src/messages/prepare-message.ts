import { prepareVisitMail } from "../mail/prepare-visit-mail.ts";
import type { ClaimedMessage } from "./claim-messages.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { prepareForColleague, type CardDeps } from "./prepare-card.ts";
import type { Prepared } from "./prepared-message.ts";

type PrepareDeps = CardDeps & Pick<DeliveryDeps, "visitPageUrl">;

/** Loads everything that a message shows as it is now, and renders its words; one transaction, reading only. */
export async function prepareMessage(
  deps: PrepareDeps,
  { tenantId, message }: { tenantId: string; message: ClaimedMessage },
): Promise<Prepared> {
  const { receiverId, visitId } = message;
  if (visitId !== null) return prepareVisitMail(deps, { tenantId, message: { ...message, visitId } });
  return receiverId === null
    ? { outcome: "nothing_to_show" }
    : prepareForColleague(deps, tenantId, { ...message, receiverId });
}
