import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";

interface SmtpError {
  /** nodemailer's own word for the step that failed. */
  code?: string;
  /** The mail server's answer. */
  responseCode?: number;
  response?: string;
}

/**
 * What follows from a mail that was not taken. The server's own words never leave this file: they repeat addresses. An
 * answer that begins with 4 is for now, one with 5 for good; signing in that fails is a matter of settings, and the mail waits.
 */
export function resultOfFailure(error: unknown): DeliveryResult {
  const { code, responseCode, response = "" } = (error ?? {}) as SmtpError;
  if (code === "EAUTH") return { outcome: "retry", reason: "mail_server_sign_in" };
  if (code === "EENVELOPE" && responseCode === undefined) return { outcome: "unreachable", reason: "mailbox_unknown" };
  if (responseCode === undefined || responseCode < 500) {
    return {
      outcome: "retry",
      reason: responseCode === undefined ? "mail_server_away" : `mail_server_${responseCode}`,
    };
  }
  return { outcome: "unreachable", reason: reasonOf(responseCode, response) };
}

/** By the enhanced status (RFC 3463) where there is one, else by the plain one. */
function reasonOf(responseCode: number, response: string): "mailbox_unknown" | "mailbox_full" | "refused" {
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  if (enhanced === "5.2.2" || (enhanced === undefined && responseCode === 552)) return "mailbox_full";
  if (enhanced === undefined) return responseCode === 550 || responseCode === 553 ? "mailbox_unknown" : "refused";
  return /^5\.1\.(1|2|3|6|10)$/.test(enhanced) || enhanced === "5.2.1" ? "mailbox_unknown" : "refused";
}
