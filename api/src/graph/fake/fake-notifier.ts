import type { Subscription } from "@microsoft/microsoft-graph-types";
import type { Clock } from "../../clock/clock.ts";
import { ok, refusal, type FakeAnswer } from "./fake-answer.ts";
import { changeKeyOf } from "./fake-event.ts";
import type { FakeFaults } from "./fake-faults.ts";
import { seededGuid, shuffled } from "./fake-random.ts";
import type { FakeChange, FakeStore, FakeUser } from "./fake-store.ts";

/** How the fake reaches whoever subscribed. */
export type FakePost = (
  url: string,
  request: { body: string; contentType: string },
) => Promise<{ status: number; contentType: string; text: string }>;

export interface Notification {
  subscriptionId: string;
  clientState: string | null;
  subscriptionExpirationDateTime: string;
  tenantId: string;
  changeType?: FakeChange["changeType"];
  resource?: string;
  resourceData?: Record<string, string>;
  lifecycleEvent?: "missed" | "subscriptionRemoved" | "reauthorizationRequired";
}

export interface FakeNotifier {
  answer(method: string, id: string | undefined, body: unknown): Promise<FakeAnswer>;
  /** Sends what waits. What is not taken is kept for the next time; gives how many were sent. */
  deliver(): Promise<number>;
  /** Tells of what became of a subscription: of one mailbox, or of all. */
  sendLifecycle(event: NonNullable<Notification["lifecycleEvent"]>, mail?: string): Promise<void>;
  subscriptions(): Subscription[];
  forget(mail?: string): void;
}

interface NotifierDeps {
  store: FakeStore;
  clock: Clock;
  faults: FakeFaults;
  random: () => number;
  post: FakePost;
  tenantId: string;
}

const longestMinutes = 10_080;
const shortestMinutes = 45;
const mostInOnePost = 50;

export function createFakeNotifier(deps: NotifierDeps): FakeNotifier {
  const { store, clock, faults, random, post, tenantId } = deps;
  const all = new Map<string, Subscription>();
  let waiting: { url: string; item: Notification }[] = [];

  const living = () => [...all.values()].filter((one) => Date.parse(one.expirationDateTime ?? "") > +clock.now());

  store.onChange(({ record, eventId, changeType }) => {
    const user = store.users.find(({ id }) => id === record.userId);
    for (const subscription of living()) {
      if (user === undefined || ownerOf(store, subscription)?.id !== user.id) continue;
      if (!subscription.changeType?.split(",").includes(changeType)) continue;
      const path = `Users/${user.id}/Events/${eventId}`;
      const resourceData = {
        "@odata.type": "#Microsoft.Graph.Event",
        "@odata.id": path,
        "@odata.etag": `W/"${changeKeyOf(record)}"`,
        id: eventId,
      };
      const item = { ...headOf(subscription), changeType, resource: path, resourceData };
      waiting.push({ url: subscription.notificationUrl ?? "", item });
    }
  });

  function headOf({ id, clientState, expirationDateTime }: Subscription) {
    return {
      subscriptionId: id ?? "",
      clientState: clientState ?? null,
      subscriptionExpirationDateTime: expirationDateTime ?? "",
      tenantId,
    };
  }

  async function create(body: Subscription): Promise<FakeAnswer> {
    const owner = ownerOf(store, body);
    if (owner === undefined) {
      const inner = "Operation: Create; Exception: [Status Code: NotFound; Reason: The mailbox does not exist]";
      return refusal(404, "ExtensionError", inner);
    }
    if ((body.clientState ?? "").length > 128) return refusal(400, "InvalidRequest", "clientState is too long");
    const isTwice = living().some((one) => one.resource === body.resource && one.changeType === body.changeType);
    if (isTwice) return refusal(409, "InvalidRequest", "The subscription exists already");
    const expiry = expiryOf(body);
    if (expiry === undefined) return refusal(400, "InvalidRequest", "Subscription expiration is too far away");
    for (const url of [body.notificationUrl, body.lifecycleNotificationUrl]) {
      if (url != null && !(await isValid(url))) {
        return refusal(
          400,
          "ValidationError",
          "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.",
        );
      }
    }
    const subscription = { ...body, id: seededGuid(random), expirationDateTime: expiry };
    all.set(subscription.id, subscription);
    return { status: 201, body: { ...subscription, clientState: null } };
  }

  /** The handshake: whoever is told has to say the token, as it is and as plain text. */
  async function isValid(url: string): Promise<boolean> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${seededGuid(random)} <b>&+%`;
    const target = `${url}${url.includes("?") ? "&" : "?"}validationToken=${encodeURIComponent(token)}`;
    const answer = await post(target, { body: "", contentType: "text/plain; charset=utf-8" }).catch(() => undefined);
    return answer?.status === 200 && /^text\/plain\b/.test(answer.contentType) && answer.text === token;
  }

  /** Under 45 minutes is made 45; beyond the longest is refused. */
  function expiryOf({ expirationDateTime }: Subscription): string | undefined {
    const wanted = Date.parse(expirationDateTime ?? "");
    const minutes = (wanted - +clock.now()) / 60_000;
    if (Number.isNaN(wanted) || minutes > longestMinutes) return undefined;
    return new Date(Math.max(wanted, +clock.now() + shortestMinutes * 60_000)).toISOString();
  }

  function renew(id: string, body: Subscription): FakeAnswer {
    const known = living().find((one) => one.id === id);
    if (known === undefined) return refusal(404, "ResourceNotFound", "The object was not found.");
    const expirationDateTime = expiryOf(body);
    if (expirationDateTime === undefined)
      return refusal(400, "InvalidRequest", "Subscription expiration is too far away");
    all.set(id, { ...known, expirationDateTime });
    return ok({ ...known, expirationDateTime, clientState: null });
  }

  /** Several in a request, by where they go; what is lost, doubled or shuffled is so before. */
  async function deliver(): Promise<number> {
    const taken = waiting;
    waiting = [];
    const kept = taken.filter(() => random() >= faults.loseNotifications);
    const doubled = kept.flatMap((one) => (random() < faults.duplicateNotifications ? [one, one] : [one]));
    const ordered = faults.shuffleNotifications ? shuffled(doubled, random) : doubled;
    for (const url of new Set(ordered.map((one) => one.url))) {
      const items = ordered.filter((one) => one.url === url);
      for (let first = 0; first < items.length; first += mostInOnePost) {
        const some = items.slice(first, first + mostInOnePost);
        if (
          !(await send(
            url,
            some.map(({ item }) => item),
          ))
        )
          waiting.push(...some);
      }
    }
    return ordered.length;
  }

  async function send(url: string, value: Notification[]): Promise<boolean> {
    const body = JSON.stringify({ value });
    const answer = await post(url, { body, contentType: "application/json" }).catch(() => undefined);
    return answer !== undefined && answer.status >= 200 && answer.status < 300;
  }

  return {
    async answer(method, id, body) {
      if (id === undefined) {
        return method === "POST" ? create(body as Subscription) : ok({ value: living().map(withoutSecret) });
      }
      if (method === "PATCH") return renew(id, body as Subscription);
      const known = living().find((one) => one.id === id);
      if (known === undefined) return refusal(404, "ResourceNotFound", "The object was not found.");
      if (method === "GET") return ok(withoutSecret(known));
      all.delete(id);
      return { status: 204 };
    },
    deliver,
    async sendLifecycle(lifecycleEvent, mail) {
      for (const subscription of living()) {
        if (mail !== undefined && ownerOf(store, subscription)?.mail !== mail) continue;
        if (lifecycleEvent === "subscriptionRemoved") all.delete(subscription.id ?? "");
        const url = subscription.lifecycleNotificationUrl;
        if (url != null) await send(url, [{ ...headOf(subscription), lifecycleEvent }]);
      }
    },
    subscriptions: living,
    forget(mail) {
      for (const one of all.values()) {
        if (mail === undefined || ownerOf(store, one)?.mail === mail) all.delete(one.id ?? "");
      }
    },
  };
}

function withoutSecret(subscription: Subscription): Subscription {
  return { ...subscription, clientState: null };
}

function ownerOf(store: FakeStore, { resource }: Subscription): FakeUser | undefined {
  const key = /^\/?users\/([^/]+)\/events$/i.exec(resource ?? "")?.[1];
  return key === undefined ? undefined : store.user(decodeURIComponent(key));
}
