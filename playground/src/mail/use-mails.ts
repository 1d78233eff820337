import { useEffect, useState } from "react";
import { fetchMail, fetchMails } from "./mail-api.ts";
import type { MailSummary, OpenedMail } from "./mail-words.ts";

export interface Mails {
  /** Undefined while they come for the first time. */
  mails: MailSummary[] | undefined;
  problem: string | undefined;
}

const pauseMilliseconds = 2_000;

/** Everybody's mails, read again and again while somebody looks at them. */
export function useMails(token: string, isShown: boolean): Mails {
  const [state, setState] = useState<Mails>({ mails: undefined, problem: undefined });
  useEffect(() => {
    if (!isShown) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      try {
        const mails = await fetchMails(token, stop.signal);
        setState({ mails, problem: undefined });
      } catch (error) {
        if (!stop.signal.aborted) setState(({ mails }) => ({ mails, problem: sentenceOf(error) }));
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void read(), pauseMilliseconds);
    };
    void read();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [token, isShown]);
  return state;
}

/** One mail as it is shown; undefined while it comes. */
export function useMail(token: string, id: string | undefined): OpenedMail | undefined {
  const [mail, setMail] = useState<OpenedMail>();
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    fetchMail(token, id, stop.signal).then(setMail, () => undefined);
    return () => stop.abort();
  }, [token, id]);
  return mail?.id === id ? mail : undefined;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
