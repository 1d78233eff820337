import type {
  DeliveryResult,
  MessageChannel,
  OutgoingMessage,
} from "@magic-meetings/contract/messages/message-channel.ts";
import type { DeliveryLog } from "./delivery-deps.ts";

/** Hands a message to its channel; a channel that throws or takes too long has not taken it, as far as we know. */
export async function callChannel(
  channel: MessageChannel | undefined,
  message: OutgoingMessage,
  { timeoutMilliseconds, log }: { timeoutMilliseconds: number; log: DeliveryLog },
): Promise<DeliveryResult> {
  if (channel === undefined) return { outcome: "retry", reason: "no_channel" };
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<DeliveryResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: "retry", reason: "timeout" }), timeoutMilliseconds);
  });
  try {
    return await Promise.race([channel.deliver(message), tooLate]);
  } catch (error) {
    log.warn({ err: error, messageId: message.messageId }, "The channel failed to deliver a message");
    return { outcome: "retry", reason: "channel_error" };
  } finally {
    clearTimeout(timer);
  }
}
