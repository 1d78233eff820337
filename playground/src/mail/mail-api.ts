import type { MailSummary, OpenedMail } from "./mail-words.ts";

export async function fetchMails(token: string, signal: AbortSignal): Promise<MailSummary[]> {
  return (await get<{ items: MailSummary[] }>("/playground/mail/mails", token, signal)).items;
}

export function fetchMail(token: string, id: string, signal: AbortSignal): Promise<OpenedMail> {
  return get<OpenedMail>(`/playground/mail/mails/${encodeURIComponent(id)}`, token, signal);
}

async function get<Body>(path: string, token: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` }, signal });
  if (!response.ok) throw new Error(`The mailboxes answered ${response.status}`);
  return (await response.json()) as Body;
}
