import { Readable } from "node:stream";
import type { EndpointDefinition, StreamedFile } from "@magic-meetings/contract/http/endpoint.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { fileSchema } from "@magic-meetings/contract/words/words.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { z } from "zod";
import type { Clock } from "../clock/clock.ts";
import { runCommand, type CommandDeps, type CommandOutcome, type CommandRequest } from "../commands/run-command.ts";
import { readTenant, tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import type { Principal } from "../identity/principal.ts";
import { requestPrincipal } from "../identity/request-principal.ts";
import { beforeDeadline } from "./deadline.ts";
import type { Endpoints } from "./endpoint-list.ts";
import { readIdempotencyKey, readIfMatch } from "./request-headers.ts";
import type { Handling, Route } from "./route.ts";
import { acceptUploads } from "./upload-body.ts";
import { validateRequest } from "./validate-request.ts";

export interface MountDeps extends CommandDeps {
  clock: Clock;
  /** Every answer is read with its response schema; for tests and development. */
  checkAnswers: boolean;
}

/** Mounts the routes by the contract. A route without an endpoint or an endpoint with two routes is an error. */
export function mountRoutes(
  server: FastifyInstance,
  endpoints: Endpoints,
  routes: readonly Route[],
  deps: MountDeps,
): void {
  const mounted = new Set<string>();
  for (const route of routes) {
    const endpoint = endpoints[route.key];
    if (endpoint === undefined) throw new Error(`The route "${route.key}" is not in the contract`);
    if (mounted.has(route.key)) throw new Error(`The endpoint "${route.key}" has two routes`);
    mounted.add(route.key);
    const [method, url] = route.key.split(" ") as [HTTPMethods, string];
    const mount = (on: FastifyInstance) =>
      on.route({
        method,
        url,
        config: { access: endpoint.access },
        ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
        handler: async (request, reply) => {
          const exchange = { endpoint, route, deps, request };
          return send(exchange, reply, await beforeDeadline(request, handle(exchange)));
        },
      });
    if (endpoint.upload === undefined) mount(server);
    else {
      const { upload } = endpoint;
      void server.register(async (scope) => {
        acceptUploads(scope, upload);
        mount(scope);
      });
    }
  }
}

interface Exchange {
  endpoint: EndpointDefinition;
  route: Route;
  deps: MountDeps;
  request: FastifyRequest;
}

interface Handled {
  answer: unknown;
  /** Absent where nothing was changed. */
  outcome: CommandOutcome<unknown> | undefined;
}

async function handle(exchange: Exchange): Promise<Handled> {
  const { endpoint, route, request } = exchange;
  const input = validateRequest(endpoint, request);
  const principal = requestPrincipal(request);
  await route.policy?.({ principal, ...input });
  const commands = commandRunner(exchange, principal);
  const answer = await route.handler({ ...input, ...facilities(exchange, principal), command: commands.run });
  return { answer, outcome: commands.outcome() };
}

type Facilities = Pick<
  Handling<EndpointDefinition>,
  "principal" | "now" | "requestId" | "ifMatch" | "isRepeatable" | "read" | "queries" | "readOne"
>;

function facilities({ endpoint, deps, request }: Exchange, principal: Principal): Facilities {
  const { pool, clock } = deps;
  const { tenantId } = principal;
  return {
    principal,
    now: clock.now(),
    requestId: request.id,
    ifMatch: endpoint.versioned ? expectedVersion(request, endpoint) : undefined,
    isRepeatable: request.headers["idempotency-key"] !== undefined,
    read: (work) => inTenant(pool, tenantId, work, { signal: request.deadline }),
    queries: tenantReader(pool, tenantId),
    readOne: (statement, values) => readTenant(pool, tenantId, statement, values),
  };
}

function expectedVersion(
  { method, headers }: FastifyRequest,
  { precondition }: EndpointDefinition,
): number | undefined {
  const given = headers["if-match"];
  if (given === undefined && (precondition || method === "PATCH" || method === "DELETE")) {
    throw new Refusal(
      "precondition_required",
      "Say with If-Match which version this changes: the ETag it was read with",
    );
  }
  return readIfMatch(given);
}

function commandRunner({ endpoint, deps, request }: Exchange, principal: Principal) {
  let outcome: CommandOutcome<unknown> | undefined;
  let started = false;
  const run: Handling<EndpointDefinition>["command"] = async (work) => {
    // A second transaction would not be covered by the idempotency key of the request.
    if (started) throw new Error("A request runs one command");
    started = true;
    const { method, url, body, headers, id, deadline } = request;
    const repeatable = readIdempotencyKey(headers["idempotency-key"], { method, url, body });
    const about: CommandRequest = { principal, now: deps.clock.now(), requestId: id };
    if (deadline !== undefined) about.abort = deadline;
    if (endpoint.status !== undefined) about.status = endpoint.status;
    if (repeatable !== undefined) about.repeatable = repeatable;
    outcome = await runCommand(deps, about, work);
    return outcome.answer;
  };
  return { run, outcome: () => outcome };
}

function send({ endpoint, route, deps }: Exchange, reply: FastifyReply, { answer, outcome }: Handled): FastifyReply {
  const status = outcome?.status ?? endpoint.status ?? 200;
  reply.code(status).header("cache-control", "no-store");
  if (outcome?.replayed) reply.header("idempotent-replay", "true");
  if (endpoint.versioned) reply.header("etag", `"${(answer as { version: number }).version}"`);
  if (status === 204) return reply.send();
  if (endpoint.streamed) return streamFile(reply, answer as StreamedFile);
  if (deps.checkAnswers) checkAnswer(endpoint, route.key, answer);
  if (endpoint.file !== undefined) return sendFile(reply, answer as z.output<typeof fileSchema>);
  return reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(answer));
}

function sendFile(reply: FastifyReply, { type, name, bytes }: z.output<typeof fileSchema>): FastifyReply {
  return asFile(reply, { type, name }).send(Buffer.from(bytes));
}

/** A reader that goes away ends the work: the pieces that nobody takes are never made. */
function streamFile(reply: FastifyReply, { type, name, pieces }: StreamedFile): FastifyReply {
  return asFile(reply, { type, name }).send(Readable.from(pieces, { objectMode: false }));
}

function asFile(reply: FastifyReply, { type, name }: { type: string; name: string }): FastifyReply {
  return reply
    .header("content-type", type)
    .header("content-disposition", `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`);
}

function checkAnswer(endpoint: EndpointDefinition, key: string, answer: unknown): void {
  const read = endpoint.response.safeParse(answer);
  if (!read.success) throw new Error(`The answer of ${key} is not what the contract says: ${read.error.message}`);
}
