// The part of the web platform that browsers and Node share and the contract uses.
// Only tsconfig.contract.json includes this file; programs see the full types of their own platform.

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

interface RequestInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Blob | Uint8Array<ArrayBuffer> | null;
  signal?: AbortSignal | null;
}

interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
}

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  json(): Promise<unknown>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

interface Blob {
  readonly size: number;
  readonly type: string;
}

declare function fetch(input: string | URL, init?: RequestInit): Promise<Response>;

declare class DOMException extends Error {
  constructor(message?: string, name?: string);
}

declare class URL {
  constructor(url: string, base?: string | URL);
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
  readonly href: string;
}

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | Iterable<[string, string]>);
  append(name: string, value: string): void;
  set(name: string, value: string): void;
  get(name: string): string | null;
  has(name: string): boolean;
  toString(): string;
  [Symbol.iterator](): Iterator<[string, string]>;
}

/** From base64; throws where it is none. */
declare function atob(data: string): string;
