import { createHmac, randomBytes } from "node:crypto";

// Standard Webhooks: https://www.standardwebhooks.com

const secretPrefix = "whsec_";

/** A new secret as the other system is given it: 256 bits. */
export function makeWebhookSecret(): string {
  return `${secretPrefix}${randomBytes(32).toString("base64")}`;
}

export interface SignedRequest {
  /** The same for every attempt, so that the other side can tell that it has it already. */
  messageId: string;
  sentAt: Date;
  body: string;
}

/** The three headers by which the other side knows who sent it, and when; one signature for each secret that counts. */
export function webhookHeaders(
  secrets: readonly string[],
  { messageId, sentAt, body }: SignedRequest,
): Record<string, string> {
  const timestamp = Math.floor(sentAt.getTime() / 1000);
  const content = `${messageId}.${timestamp}.${body}`;
  return {
    "webhook-id": messageId,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets.map((secret) => `v1,${signatureOf(content, secret)}`).join(" "),
  };
}

function signatureOf(content: string, secret: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}
