import { z } from "zod";
import type { Subscription } from "../calendar/calendar-port.ts";
import type { Clock } from "../clock/clock.ts";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { readAll } from "./graph-pages.ts";
import { GraphProblem } from "./graph-problem.ts";

export interface GraphSubscriptionsDeps {
  client: GraphClient;
  mailboxes: GraphMailboxes;
  clock: Clock;
  /** Where Graph tells of changes, and of what became of a subscription; known once the service listens. */
  notificationUrls: () => { notificationUrl: string; lifecycleNotificationUrl: string };
}

const minute = 60_000;
/** Graph gives 10,080 minutes; one less, because two clocks are never the same. */
const longest = 10_079 * minute;

const subscriptionSchema = z.looseObject({
  id: z.string(),
  resource: z.string().nullish(),
  expirationDateTime: z.string(),
});

export function readSubscription(answer: unknown): Subscription {
  const { id, expirationDateTime } = readAnswer(subscriptionSchema, answer, "subscription");
  return { subscriptionId: id, expiresAt: new Date(expirationDateTime) };
}

/** Graph's promise to tell of changes. Notifications then carry ids that last, because this request asks for them. */
export function createGraphSubscriptions({ client, mailboxes, clock, notificationUrls }: GraphSubscriptionsDeps) {
  const headers = { prefer: 'IdType="ImmutableId"' };
  const pathOf = (subscriptionId: string) => `/subscriptions/${encodeURIComponent(subscriptionId)}`;
  const expiry = (until: Date) => new Date(Math.min(until.getTime(), clock.now().getTime() + longest)).toISOString();

  async function subscribe(mailbox: string, secret: string, until: Date): Promise<Subscription> {
    return mailboxes.use(mailbox, async (user) => {
      const resource = `/users/${decodeURIComponent(user)}/events`;
      const body = {
        changeType: "created,updated,deleted",
        ...notificationUrls(),
        resource,
        expirationDateTime: expiry(until),
        clientState: secret,
      };
      // Made twice, the second one is refused, and replaces the first below.
      const create = () =>
        client.ask({ method: "POST", path: "/subscriptions", mailbox: null, headers, body, isRepeatable: true });
      try {
        return readSubscription(await create());
      } catch (error) {
        if (!(error instanceof GraphProblem && error.status === 409)) throw error;
        await removeOthers(resource);
        return readSubscription(await create());
      }
    });
  }

  /** There is one already, of which nobody knows the secret any more. */
  async function removeOthers(resource: string): Promise<void> {
    for await (const one of readAll(client, { method: "GET", path: "/subscriptions", mailbox: null, headers })) {
      const read = subscriptionSchema.safeParse(one);
      if (read.data?.resource?.toLowerCase() === resource.toLowerCase()) await unsubscribe(read.data.id);
    }
  }

  async function renew(subscriptionId: string, until: Date): Promise<Subscription> {
    const body = { expirationDateTime: expiry(until) };
    return readSubscription(
      await client.ask({ method: "PATCH", path: pathOf(subscriptionId), mailbox: null, headers, body }),
    );
  }

  async function unsubscribe(subscriptionId: string): Promise<void> {
    try {
      await client.ask({ method: "DELETE", path: pathOf(subscriptionId), mailbox: null, headers });
    } catch (error) {
      if (!(error instanceof GraphProblem && error.kind === "gone")) throw error;
    }
  }

  return { subscribe, renew, unsubscribe };
}
