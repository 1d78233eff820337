import type { EndpointKey } from "@magic-meetings/contract/http/client.ts";
import type {
  Answer,
  EndpointDefinition,
  HandlerAnswer,
  HandlerInput,
} from "@magic-meetings/contract/http/endpoint.ts";
import type { ApiEndpoints } from "@magic-meetings/contract/http/endpoints.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Statement } from "../db/statement.ts";
import type { Principal } from "../identity/principal.ts";

/** What a handler gets: the validated request, who asks, and the ways to the database. */
export interface Handling<E extends EndpointDefinition> extends HandlerInput<E> {
  principal: Principal;
  now: Date;
  requestId: string;
  /** The version in `If-Match`; always there for PATCH and DELETE of a versioned resource, and for decisions about one. */
  ifMatch: number | undefined;
  /** The request came with an `Idempotency-Key`; a `command` answers a repeated one by itself. */
  isRepeatable: boolean;
  /**
   * Runs the change in one transaction with its signals, messages, audit rows and idempotency key; what it returns is
   * the answer, so that a repeated request gets the same one. Once a request.
   */
  command(work: (context: CommandContext) => Promise<Answer<E>>): Promise<Answer<E>>;
  /** Several reads in one transaction. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Reads outside a transaction: every query is one round trip. What a `*-sql.ts` function is given. */
  queries: Queries;
  /** One read in one round trip. */
  readOne<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

export type Handler<E extends EndpointDefinition> = (handling: Handling<E>) => Promise<HandlerAnswer<E>>;

/** A finer rule than the contract's `access`: throws a Refusal. */
export type RoutePolicy<E extends EndpointDefinition> = (
  handling: Pick<Handling<E>, "principal" | "params" | "query" | "body">,
) => void | Promise<void>;

/** An endpoint of the contract with its handler. */
export interface Route {
  key: EndpointKey;
  handler: Handler<EndpointDefinition>;
  policy: RoutePolicy<EndpointDefinition> | undefined;
}

export function route<Key extends EndpointKey>(
  key: Key,
  handler: Handler<ApiEndpoints[Key]>,
  policy?: RoutePolicy<ApiEndpoints[Key]>,
): Route {
  // Mounting gives every handler what its own endpoint's schemas made, which the list of routes cannot express.
  return { key, handler, policy } as unknown as Route;
}
