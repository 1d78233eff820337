import type { z } from "zod";
import type { Role, Scope } from "../identity/identity.ts";

/**
 * Who may call an endpoint at all; finer rules (mine, my vendor's, my site's) are the policies of the feature.
 * `roles: "any"` is every signed-in user of the tenant. `scopes` lets API keys and app-only tokens in. `visitor`: whoever
 * has the link of one visit, which is the path's `:link`.
 */
export type Access =
  { public: true } | { visitor: true } | { roles: readonly Role[] | "any"; scopes?: readonly Scope[] };

export interface EndpointDefinition {
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The success status; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
  response: z.ZodType;
  /** True where the answer carries `ETag` from the resource's `version` and a change needs `If-Match`. */
  versioned?: boolean;
  /** True where a decision needs `If-Match` as a change does: it holds for what was seen. */
  precondition?: boolean;
  /** Bytes of the largest body, where it may be larger than others. */
  bodyLimit?: number;
  /** The request may be a file instead of JSON: its media types, and its largest size in bytes. */
  upload?: { types: readonly string[]; maxBytes: number };
  /** The answer is a file of one of these media types; `response` is `fileSchema` then. */
  file?: readonly string[];
  /** The file is written while it is read: its handler gives pieces instead of bytes. */
  streamed?: boolean;
}

/** A file that is sent piece by piece; whoever reads it may stop at any piece. */
export interface StreamedFile {
  type: string;
  name: string;
  pieces: AsyncIterable<Uint8Array>;
}

/** What an upload gives to the handler: the media type that it was sent with, and the file. */
export interface UploadedFile {
  type: string;
  bytes: Uint8Array;
}

/** An endpoint as data; the key in its feature's record is `"METHOD /path/:param"` below `/api/v1`. */
export function endpoint<const Definition extends EndpointDefinition>(definition: Definition): Definition {
  return definition;
}

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a caller gives: the schemas' input side, with absent parts left out. */
export type CallArguments<E extends EndpointDefinition> = (E extends { params: infer P extends z.ZodType }
  ? { params: InputOf<P> }
  : unknown) &
  (E extends { query: infer Q extends z.ZodType } ? { query?: InputOf<Q> } : unknown) &
  (E extends { upload: object }
    ? { body: InputOf<E["body"]>; upload?: undefined } | { body?: undefined; upload: UploadContent }
    : E extends { body: infer B extends z.ZodType }
      ? { body: InputOf<B> }
      : unknown);

/** A file to send, with one of the media types that the endpoint takes. */
export interface UploadContent {
  type: string;
  content: Blob | Uint8Array<ArrayBuffer>;
}

/** What a handler gets: the schemas' output side. */
export interface HandlerInput<E extends EndpointDefinition> {
  params: OutputOf<E["params"]>;
  query: OutputOf<E["query"]>;
  body: E extends { upload: object } ? OutputOf<E["body"]> | undefined : OutputOf<E["body"]>;
  /** The file, where one was sent instead of a body. */
  upload?: UploadedFile;
}

export type Answer<E extends EndpointDefinition> = z.output<E["response"]>;

/** What a handler gives. */
export type HandlerAnswer<E extends EndpointDefinition> = E extends { streamed: true } ? StreamedFile : Answer<E>;
