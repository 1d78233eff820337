import type { Problem } from "../problems/problem.ts";
import type { ApiEndpoints } from "./endpoints.ts";
import type { Answer, CallArguments, UploadContent } from "./endpoint.ts";

export type EndpointKey = keyof ApiEndpoints;

export interface CallOptions {
  /** Makes a POST safe to repeat; the same key with the same body gives the first answer again. */
  idempotencyKey?: string;
  /** The version read before, for a change of a versioned resource. */
  ifMatch?: number;
  signal?: AbortSignal;
}

/** The typed API client: `client("GET /meetings/:id", { params: { id } })`. */
export type ApiClient = <Key extends EndpointKey>(
  key: Key,
  call: CallArguments<ApiEndpoints[Key]>,
  options?: CallOptions,
) => Promise<Answer<ApiEndpoints[Key]>>;

/** The API answered with a problem; `offline` means that no answer came at all. */
export class ApiProblem extends Error {
  readonly problem: Problem | undefined;
  readonly offline: boolean;

  constructor(problem: Problem | undefined, message: string) {
    super(message);
    this.name = "ApiProblem";
    this.problem = problem;
    this.offline = problem === undefined;
  }
}

export interface ClientSettings {
  /** Origin and base path, for example `https://meetings.example/api/v1` or just `/api/v1`. */
  baseUrl: string;
  /** Asked before every call; an access token for our API. */
  getToken: () => Promise<string>;
  /**
   * Called once on 401 so that the next getToken gives a fresh one, which proves the claims where the service wants any;
   * then the call is made once more.
   */
  onUnauthenticated?: (claims?: string) => void;
  headers?: () => Record<string, string>;
  fetch?: typeof fetch;
}

/** Makes the typed client. It knows no schema at run time: the server validates, the types guide. */
export function createClient(settings: ClientSettings): ApiClient {
  const doFetch = settings.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  return async (key, call, options = {}) => {
    const { params, query, body, upload } = call as Call;
    const [method = "GET", path = "/"] = key.split(" ");
    const url = settings.baseUrl + fillPath(path, params) + toQuery(query);
    const send = async () =>
      doFetch(url, {
        method,
        headers: { ...(await headersFor(settings, options, contentTypeOf({ body, upload }))) },
        ...(upload ? { body: upload.content } : body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    let response = await reach(send);
    if (response.status === 401 && settings.onUnauthenticated) {
      settings.onUnauthenticated(claimsOf(response.headers.get("www-authenticate")));
      response = await reach(send);
    }
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return undefined as never;
    return (await answerOf(response)) as never;
  };
}

interface Call {
  params?: object;
  query?: object;
  body?: unknown;
  upload?: UploadContent;
}

function contentTypeOf({ body, upload }: Call): string | undefined {
  return upload ? upload.type : body === undefined ? undefined : "application/json";
}

/** What the service wants proved besides: JSON, in base64 as Microsoft's services say it. */
export function claimsOf(challenge: string | null): string | undefined {
  const encoded = /\bclaims="([A-Za-z0-9+/=]+)"/.exec(challenge ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    return atob(encoded);
  } catch {
    return undefined;
  }
}

/** JSON as it is; anything else is a file. */
async function answerOf(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return response.json();
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "";
  return { type, name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem(undefined, "The service could not be reached");
  }
}

async function headersFor(settings: ClientSettings, options: CallOptions, contentType: string | undefined) {
  return {
    accept: "application/json",
    authorization: `Bearer ${await settings.getToken()}`,
    ...(contentType ? { "content-type": contentType } : {}),
    ...(options.idempotencyKey ? { "idempotency-key": options.idempotencyKey } : {}),
    ...(options.ifMatch === undefined ? {} : { "if-match": `"${options.ifMatch}"` }),
    ...settings.headers?.(),
  };
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  const known = problem && typeof problem.code === "string" ? problem : undefined;
  const unnamed: Problem = {
    type: "about:blank",
    title: response.statusText,
    status: response.status,
    detail: `The service answered ${response.status}`,
    code: response.status >= 500 ? "unavailable" : "malformed",
  };
  return new ApiProblem(known ?? unnamed, (known ?? unnamed).detail);
}

function fillPath(path: string, params: object | undefined): string {
  return path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
  );
}

function toQuery(query: object | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}
