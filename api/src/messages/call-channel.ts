import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import type { DeliveryLog } from "./delivery-deps.ts";

/** Hands a message to its channel; a channel that throws or takes too long has not taken it, as far as we know. */
export async function callChannel(
  deliver: (() => Promise<DeliveryResult>) | undefined,
  { messageId, timeoutMilliseconds, log }: { messageId: string; timeoutMilliseconds: number; log: DeliveryLog },
): Promise<DeliveryResult> {
  if (deliver === undefined) return { outcome: "retry", reason: "no_channel" };
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<DeliveryResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: "retry", reason: "timeout" }), timeoutMilliseconds);
  });
  try {
    return await Promise.race([deliver(), tooLate]);
  } catch (error) {
    log.warn({ err: error, messageId }, "The channel failed to deliver a message");
    return { outcome: "retry", reason: "channel_error" };
  } finally {
    clearTimeout(timer);
  }
}
