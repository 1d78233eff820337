import type { MailSummary, OpenedMail } from "../mail/mail-words.ts";

export interface MailboxStore {
  /** Newest first. */
  list(): MailSummary[];
  find(id: string): OpenedMail | undefined;
  /** The same mail again, by its own id, takes the place of the first. */
  add(mail: Omit<OpenedMail, "id" | "at">, messageId: string): void;
}

const mostMails = 500;

/** The demo's mails, in memory: the oldest go first. */
export function createMailboxStore(clock: { now(): Date }): MailboxStore {
  const mails = new Map<string, OpenedMail>();
  let last = 0;
  return {
    list: () =>
      [...mails.values()]
        .reverse()
        .map(({ id, address, name, from, subject, at }) => ({ id, address, name, from, subject, at })),
    find: (id) => [...mails.values()].find((mail) => mail.id === id),
    add(mail, messageId) {
      const key = JSON.stringify([mail.address, messageId]);
      const known = mails.get(key);
      last += 1;
      mails.delete(key);
      mails.set(key, { ...mail, id: known?.id ?? String(last), at: known?.at ?? clock.now().toISOString() });
      for (const oldest of [...mails.keys()].slice(0, Math.max(0, mails.size - mostMails))) mails.delete(oldest);
    },
  };
}
