import type { Event } from "@microsoft/microsoft-graph-types";
import type { Clock } from "../../clock/clock.ts";
import { ok, refusal, type FakeAnswer, type FakeRequest } from "./fake-answer.ts";
import { createFakeDelta } from "./fake-delta.ts";
import type { FakePlaces } from "./fake-directory.ts";
import { createFaultGate, noFaults, throttled, type FakeFaults } from "./fake-faults.ts";
import { createFakeInvites } from "./fake-invites.ts";
import { createFakeMailboxes } from "./fake-mailbox.ts";
import { createFakeNotifier, type FakeNotifier, type FakePost } from "./fake-notifier.ts";
import { seededGuid, seededRandom } from "./fake-random.ts";
import { answerFake } from "./fake-paths.ts";
import { createFakeStore, type FakeUser } from "./fake-store.ts";
import { createFakeTeamwork, type FakeTeamwork } from "./fake-teamwork.ts";

/** Says what is wrong with a request or an answer; nothing where nothing is. */
export interface FakeCheck {
  request(request: FakeRequest): string[];
  answer(request: FakeRequest, answer: FakeAnswer): string[];
}

export interface FakeGraphOptions {
  clock: Clock;
  /** What is random is the same for the same seed. */
  seed?: number;
  /** With the version; what is asked there is answered. */
  baseUrl?: string;
  /** Holds everything against Graph's own description. */
  check?: FakeCheck | undefined;
  /** How notifications are sent; over the network unless said otherwise. */
  post?: FakePost;
}

/** Microsoft Graph for one company, in memory. */
export interface FakeGraph {
  baseUrl: string;
  tenantId: string;
  /** Answers as the network would. */
  fetch: typeof fetch;
  handle(request: FakeRequest): Promise<FakeAnswer>;
  addUser(mail: string, more?: Partial<Omit<FakeUser, "mail">>): FakeUser;
  /** Somebody makes, changes or deletes an event with her own hands. */
  put(mail: string, event: object): string;
  patch(mail: string, eventId: string, changes: object): void;
  remove(mail: string, eventId: string): void;
  /** Where invited rooms do not answer at once, they do now. */
  answerRooms(): void;
  roomsAnswerAtOnce: boolean;
  faults: FakeFaults;
  places: FakePlaces;
  /** Apps, activity feeds and mails that were sent. */
  teamwork: FakeTeamwork;
  /** Notifications wait until `deliver` is called. */
  notifier: FakeNotifier;
  forgetCursors(): void;
  /** What was asked, as `GET /users/…`, those in batches too. */
  requests: string[];
  /** What the description does not allow. */
  violations: string[];
  /** How many requests were answered at the same time at most. */
  busiest(): number;
}

export function createFakeGraph(options: FakeGraphOptions): FakeGraph {
  const { clock, seed = 1, baseUrl = "https://graph.fake.example/v1.0", check, post = postOverNetwork } = options;
  const random = seededRandom(seed);
  const store = createFakeStore(clock);
  const faults = { ...noFaults };
  const fault = createFaultGate(faults);
  const places: FakePlaces = {};
  const invites = createFakeInvites(store, { answerAtOnce: () => fake.roomsAnswerAtOnce });
  const mailboxes = createFakeMailboxes(store, invites);
  const delta = createFakeDelta(store);
  const tenantId = seededGuid(random);
  const notifier = createFakeNotifier({ store, clock, faults, random, post, tenantId });
  const teamwork = createFakeTeamwork(random);
  const routes = { store, mailboxes, delta, notifier, places, teamwork, baseUrl };
  const requests: string[] = [];
  const violations: string[] = [];
  let busy = 0;
  let busiest = 0;

  async function handle(request: FakeRequest): Promise<FakeAnswer> {
    requests.push(`${request.method} ${request.path}`);
    violations.push(...(check?.request(request) ?? []));
    const answer = fault() ?? (await answerRightly(request));
    violations.push(...(check?.answer(request, answer) ?? []));
    return answer;
  }

  async function answerRightly(request: FakeRequest): Promise<FakeAnswer> {
    if (!/^Bearer \S+$/.test(request.headers["authorization"] ?? "")) {
      return refusal(401, "InvalidAuthenticationToken", "Access token is empty.");
    }
    return request.path === "/$batch" ? answerBatch(request) : answerFake(routes, request);
  }

  /** Half of a batch may be sent away; what is sent away is asked again and is then a smaller batch. */
  async function answerBatch({ headers, body }: FakeRequest): Promise<FakeAnswer> {
    const all = (body as { requests: { id: string; method: string; url: string; body?: unknown }[] }).requests;
    const responses = [];
    for (const [index, { id, method, url, body: inner }] of all.entries()) {
      const isSentAway = faults.throttleHalfOfBatches && index >= Math.ceil(all.length / 2);
      const one = { method, path: url, headers, body: inner };
      requests.push(`${method} ${url}`);
      violations.push(...(check?.request(one) ?? []));
      const answer = isSentAway ? throttled(faults) : await answerFake(routes, one);
      violations.push(...(check?.answer(one, answer) ?? []));
      responses.push({ id, ...answer });
    }
    return ok({ responses: responses.reverse() });
  }

  async function fetchFake(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    if (faults.isDown) throw new TypeError("fetch failed");
    const sent = new Request(input, init);
    if (!sent.url.startsWith(`${baseUrl}/`)) throw new TypeError("nobody there");
    busy += 1;
    busiest = Math.max(busiest, busy);
    try {
      await delayed(faults.delayMilliseconds, sent.signal);
      const text = await sent.text();
      const answer = await handle({
        method: sent.method,
        path: sent.url.slice(baseUrl.length),
        headers: Object.fromEntries(sent.headers),
        body: readBody(text, sent.headers.get("content-type")),
      });
      return toResponse(answer);
    } finally {
      busy -= 1;
    }
  }

  const owner = (mail: string) => {
    const user = store.userByMail(mail);
    if (user === undefined) throw new Error(`Nobody has the address ${mail}`);
    return user;
  };

  const fake: FakeGraph = {
    baseUrl,
    tenantId,
    fetch: fetchFake,
    handle,
    addUser(mail, more = {}) {
      const user: FakeUser = {
        id: seededGuid(random),
        mail: mail.toLowerCase(),
        userPrincipalName: mail.toLowerCase(),
        displayName: mail.split("@")[0] ?? mail,
        accountEnabled: true,
        isLicensed: true,
        hasMailbox: true,
        managerId: null,
        isRoom: false,
        permissions: [],
        ...more,
      };
      store.users.push(user);
      return user;
    },
    put: (mail, event) => mailboxes.create(owner(mail), event as Event).id ?? "",
    patch: (mail, eventId, changes) => void mailboxes.patch(owner(mail), eventId, changes as Event),
    remove: (mail, eventId) => void mailboxes.remove(owner(mail), eventId),
    answerRooms: () => invites.answer(),
    roomsAnswerAtOnce: true,
    faults,
    places,
    teamwork,
    notifier,
    forgetCursors: () => delta.forget(),
    requests,
    violations,
    busiest: () => busiest,
  };
  return fake;
}

function readBody(text: string, type: string | null): unknown {
  if (text === "") return undefined;
  return type?.startsWith("application/json") ? (JSON.parse(text) as unknown) : text;
}

/** An answer that takes long is not waited for by whoever gives up before. */
function delayed(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

function toResponse({ status, headers = {}, body }: FakeAnswer): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

const postOverNetwork: FakePost = async (url, { body, contentType }) => {
  const answer = await fetch(url, { method: "POST", headers: { "content-type": contentType }, body });
  return { status: answer.status, contentType: answer.headers.get("content-type") ?? "", text: await answer.text() };
};
