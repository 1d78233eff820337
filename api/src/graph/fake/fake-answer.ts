/** A request as the fake takes it; names of headers in lower case. */
export interface FakeRequest {
  method: string;
  /** After the version, with the query. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface FakeAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): FakeAnswer {
  return { status, headers, body: { error: { code, message, innerError: { date: "2026-11-20T08:00:00" } } } };
}

export function ok(body: object): FakeAnswer {
  return { status: 200, body };
}

/** A list, with the link to what comes next where there is more. */
export function list(value: unknown[], links: Record<string, string> = {}): FakeAnswer {
  return ok({ value, ...links });
}
