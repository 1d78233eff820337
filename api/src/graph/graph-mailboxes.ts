import { LRUCache } from "lru-cache";
import { z } from "zod";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { saysNoMailbox } from "./graph-problem.ts";

/** Addresses mailboxes: by e-mail where Graph takes that, else by the object id of whom it belongs to. */
export interface GraphMailboxes {
  /** `user` stands in a path for the mailbox. */
  use<T>(mailbox: string, work: (user: string) => Promise<T>): Promise<T>;
}

const foundSchema = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) });
const anHour = 60 * 60_000;

export function createGraphMailboxes(client: GraphClient): GraphMailboxes {
  const ids = new LRUCache<string, string>({ max: 10_000, ttl: anHour });

  async function find(mailbox: string): Promise<string | undefined> {
    const address = encodeURIComponent(`mail eq '${mailbox.replaceAll("'", "''")}'`);
    const answer = await client.ask({ method: "GET", path: `/users?$filter=${address}&$select=id`, mailbox: null });
    const id = readAnswer(foundSchema, answer, "list of people").value[0]?.id;
    if (id !== undefined) ids.set(mailbox, id);
    return id;
  }

  return {
    async use(mailbox, work) {
      // An apostrophe breaks the paths of Exchange, however it is written.
      const known = ids.get(mailbox) ?? (mailbox.includes("'") ? await find(mailbox) : undefined);
      try {
        return await work(encodeURIComponent(known ?? mailbox));
      } catch (error) {
        // Graph knows people by their principal names, and these may differ from where they get their mail.
        if (!saysNoMailbox(error)) throw error;
        ids.delete(mailbox);
        const id = await find(mailbox);
        if (id === undefined || id === known) throw error;
        return await work(id);
      }
    },
  };
}
