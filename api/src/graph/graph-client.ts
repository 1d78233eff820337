import type { Breaker } from "../clock/breaker.ts";
import type { Clock } from "../clock/clock.ts";
import type { Pause } from "../clock/pause.ts";
import type { GraphLimits } from "./graph-limits.ts";
import { GraphProblem, readProblem } from "./graph-problem.ts";
import { longestPause, pauseBeforeNext, readRetryAfter } from "./graph-retry.ts";
import type { GraphTokens } from "./graph-tokens.ts";

export interface GraphRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Under the version, such as `/users/…`, or a link that Graph gave. */
  path: string;
  /** Whose limits it counts against; null where it is nobody's mailbox. */
  mailbox: string | null;
  headers?: Record<string, string>;
  /** JSON; a string is sent as it is, under the type that the headers name. */
  body?: unknown;
  /** May be sent again where nobody knows whether it was done; a POST may not unless it says so. */
  isRepeatable?: boolean;
}

/** Asks Microsoft Graph for one company. Throws `GraphProblem`, which is a `CalendarProblem`. */
export interface GraphClient {
  /** The answer's body; null where it has none. */
  ask(request: GraphRequest): Promise<unknown>;
}

export interface GraphClientDeps {
  /** With the version, such as `https://graph.microsoft.com/v1.0`. */
  baseUrl: string;
  fetch: typeof fetch;
  tokens: GraphTokens;
  /** The company as Entra knows it. */
  entraTenantId: () => Promise<string>;
  limits: GraphLimits;
  breaker: Breaker;
  /** A clock that nobody moves. */
  clock: Clock;
  pause: Pause;
  random: () => number;
  timeoutMilliseconds: number;
}

/** Whose calls share limits and breaker, of one company or several, is for the maker of these to say. */
export function createGraphClient(deps: GraphClientDeps): GraphClient {
  /** Until when a mailbox wants to be left alone. */
  const closed = new Map<string, number>();

  async function ask(request: GraphRequest): Promise<unknown> {
    const url = addressOf(deps.baseUrl, request.path);
    const isRepeatable = request.isRepeatable ?? request.method !== "POST";
    for (let attempt = 1, tokens = 1; ; attempt += 1) {
      await awaitOpening(request.mailbox);
      try {
        return await deps.limits.run(request.mailbox, () => askOnce(deps, url, request, tokens > 1));
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        keepClosed(request.mailbox, error);
        if (error.status === 401 && tokens === 1) tokens += 1;
        else {
          const pause = pauseBeforeNext(error, { attempt, isRepeatable, random: deps.random() });
          if (pause === undefined) throw error;
          await deps.pause(pause);
        }
      }
    }
  }

  /** One request was told to come back later, so all of the mailbox's do. */
  async function awaitOpening(mailbox: string | null): Promise<void> {
    const until = mailbox === null ? undefined : closed.get(mailbox);
    if (mailbox === null || until === undefined) return;
    const wait = until - deps.clock.now().getTime();
    if (wait > longestPause) {
      throw new GraphProblem(429, "tooManyRequests", "The mailbox wants to be left alone", Math.ceil(wait / 1000));
    }
    if (wait > 0) await deps.pause(wait);
    if (closed.get(mailbox) === until) closed.delete(mailbox);
  }

  function keepClosed(mailbox: string | null, { status, retryAfterSeconds }: GraphProblem): void {
    if (mailbox === null || retryAfterSeconds === null || (status !== 429 && status !== 503)) return;
    const until = deps.clock.now().getTime() + retryAfterSeconds * 1000;
    closed.set(mailbox, Math.max(until, closed.get(mailbox) ?? 0));
  }

  return { ask };
}

/** A link that comes from outside is followed only where it leads to Graph itself: our token goes with it. */
function addressOf(baseUrl: string, path: string): string {
  if (path.startsWith("/")) return baseUrl + path;
  if (path.startsWith(`${baseUrl}/`)) return path;
  throw new GraphProblem(400, "foreignLink", "The link does not lead to Microsoft Graph");
}

async function askOnce(
  deps: GraphClientDeps,
  url: string,
  request: GraphRequest,
  isTokenRefused: boolean,
): Promise<unknown> {
  if (!deps.breaker.allows()) throw new GraphProblem(0, "leftAlone", "It does not answer and is left alone");
  const token = await deps.tokens.tokenOf(await deps.entraTenantId(), { isRefused: isTokenRefused });
  const { status, headers, body } = await send(deps, url, request, token);
  // Who is busy is there; who answers everything with errors is not.
  deps.breaker.record(status === 503 ? headers.has("retry-after") : status > 0 && status < 500);
  if (status >= 200 && status < 300) return body;
  throw readProblem(status, body, readRetryAfter(headers.get("retry-after"), deps.clock.now()));
}

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

async function send(
  { fetch, timeoutMilliseconds, breaker }: GraphClientDeps,
  url: string,
  { method, headers, body }: GraphRequest,
  token: string,
): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
      redirect: "error",
    });
    return { status: answer.status, headers: answer.headers, body: parse(await answer.text()) };
  } catch (error) {
    breaker.record(false);
    const name = error instanceof Error ? error.name : "unknown";
    throw new GraphProblem(0, name === "TimeoutError" ? "timeout" : "unreachable", `No answer (${name})`);
  }
}

/** A proxy's page of words is an answer without a body. */
function parse(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
