import type { Telling } from "../commands/command-context.ts";

const failedMail = /^mail_failed:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Tells the visitor what of her visit is not as she was last told: the invite, a new time or place, that it is off. Of
 * several changes she gets one mail, and none where all is as before.
 */
export function visitMailFor(visitId: string, notBefore?: Date): Telling {
  return { visitId, kind: "visit_mail", thread: `visit:${visitId}`, ...(notBefore === undefined ? {} : { notBefore }) };
}

/** Tells the host that a visitor's mail did not go out. */
export function mailFailedCardFor(visitId: string, hostId: string): Telling {
  return { userId: hostId, kind: "mail_failed_card", thread: `mail_failed:${visitId}` };
}

/** Which visit a host's thread is about; undefined for any other thread. */
export function visitOfFailedMail(thread: string): string | undefined {
  return failedMail.exec(thread)?.[1];
}
