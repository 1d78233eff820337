import { lookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf, urlFault } from "./webhook-url.ts";
import { isPublicAddress } from "./public-address.ts";

export interface Address {
  address: string;
  family: number;
}

export interface SendDeps {
  /** Where a name leads now; asked anew at every attempt. */
  resolve: (host: string) => Promise<Address[]>;
  isAllowed: (address: string) => boolean;
  allowHttp: boolean;
  timeoutMilliseconds: number;
}

export const sendDefaults: SendDeps = {
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  isAllowed: isPublicAddress,
  allowHttp: false,
  timeoutMilliseconds: 10_000,
};

/** What went wrong before there was an answer, or with it. Nothing of what the other side wrote is kept. */
export type SendProblem =
  "bad_address" | "not_public" | "not_found" | "refused" | "timeout" | "certificate" | "broken" | "redirect" | "answer";

export interface SendResult {
  outcome: "sent" | "failed";
  /** The other side's status, where there was one. */
  answerStatus: number | null;
  problem: SendProblem | null;
  /** How long it asks to be left alone, in milliseconds. */
  retryAfter: number;
}

export interface Outgoing {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * Sends one request to a public address. The name is resolved here and the connection goes to that very address, so that
 * nothing can lead elsewhere in between; one address among them that is not public spoils them all. Redirects are not
 * followed, the answer's body is not read, and all of it together has one limit of time.
 */
export async function sendWebhook(outgoing: Outgoing, deps: SendDeps): Promise<SendResult> {
  const fault = urlFault(outgoing.url, deps);
  // A literal address is judged by `isAllowed`, like those that a resolver gives.
  if (fault !== undefined && fault !== "not_public") return failed("bad_address");
  const url = new URL(outgoing.url);
  const isLiteral = isIP(hostOf(url)) !== 0;
  if (fault === "not_public" && !isLiteral) return failed("not_public");
  const signal = AbortSignal.timeout(deps.timeoutMilliseconds);
  try {
    const address = await addressOf(hostOf(url), deps, signal);
    if (typeof address === "string") return failed(address);
    return judge(await post(url, outgoing, address, signal));
  } catch (error) {
    return failed(signal.aborted ? "timeout" : problemOf(error));
  }
}

async function addressOf(host: string, deps: SendDeps, signal: AbortSignal): Promise<Address | SendProblem> {
  const family = isIP(host);
  const found = family === 0 ? await within(deps.resolve(host), signal) : [{ address: host, family }];
  const [first] = found;
  if (first === undefined) return "not_found";
  return found.every(({ address }) => deps.isAllowed(address)) ? first : "not_public";
}

function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

interface Answered {
  status: number;
  retryAfter: string | undefined;
}

function post(url: URL, { headers, body }: Outgoing, to: Address, signal: AbortSignal): Promise<Answered> {
  const pinned: LookupFunction = (_host, options, callback) =>
    options.all ? callback(null, [to]) : callback(null, to.address, to.family);
  const options: RequestOptions = {
    method: "POST",
    // One connection for one request: none that was opened to another address is used again.
    agent: false,
    lookup: pinned,
    signal,
    maxHeaderSize: 16_384,
    headers: {
      ...headers,
      "content-type": "application/json; charset=utf-8",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "MagicMeetings-Webhooks",
      connection: "close",
    },
  };
  return new Promise((resolve, reject) => {
    const take = (response: IncomingMessage) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] });
      response.destroy();
    };
    const request = url.protocol === "https:" ? httpsRequest(url, options, take) : httpRequest(url, options, take);
    request.on("error", reject);
    request.end(body);
  });
}

function judge({ status, retryAfter }: Answered): SendResult {
  if (status >= 200 && status < 300) return { outcome: "sent", answerStatus: status, problem: null, retryAfter: 0 };
  const problem = status >= 300 && status < 400 ? "redirect" : "answer";
  return { outcome: "failed", answerStatus: status, problem, retryAfter: secondsOf(retryAfter) * 1000 };
}

function secondsOf(header: string | undefined): number {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : 0;
}

function failed(problem: SendProblem): SendResult {
  return { outcome: "failed", answerStatus: null, problem, retryAfter: 0 };
}

function problemOf(error: unknown): SendProblem {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOTFOUND" || code === "ENODATA" || code === "EAI_AGAIN") return "not_found";
  if (code === "ECONNREFUSED" || code === "EHOSTUNREACH" || code === "ENETUNREACH") return "refused";
  if (code === "ETIMEDOUT") return "timeout";
  return /CERT|TLS|SSL|ALTNAME/i.test(code) ? "certificate" : "broken";
}
