import { randomUUID } from "node:crypto";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { answerProblems, methodFinder, sendProblem } from "./answer-problems.ts";
import { acceptJson, bodyLimit } from "./json-body.ts";
import { readRequestId } from "./request-headers.ts";
import { logRequests } from "./request-log.ts";
import { addSecurityHeaders } from "./security-headers.ts";

export interface BaseServerSettings {
  /** Made with `loggerOptions`, so that nothing personal gets into it. */
  log: FastifyBaseLogger;
  demo: boolean;
  /** Addresses of the proxies in front, whose forwarded addresses are believed; for example `loopback` or `10.0.0.0/8`. */
  trustedProxies?: string;
}

const longestArrival = 10_000;

/** A server that knows no feature yet: request ids, deadlines, JSON within bounds, problems, logs, security headers. */
export async function createBaseServer(settings: BaseServerSettings): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: settings.log,
    // Our own line says it all, without the address as it was sent.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => readRequestId(request.headers["x-request-id"], randomUUID),
    bodyLimit,
    // A request that does not arrive in time is not waited for.
    requestTimeout: longestArrival,
    trustProxy: settings.trustedProxies ?? false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  });
  const templates: string[] = [];
  server.addHook("onRoute", ({ method, url }) => void templates.push(...[method].flat().map((one) => `${one} ${url}`)));
  server.decorateRequest("principal", undefined);
  server.decorateRequest("deadline", undefined);
  server.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  let methodsOf: ((path: string) => string[]) | undefined;
  answerProblems(server, (path) => (methodsOf ??= methodFinder(templates))(path));
  acceptJson(server);
  logRequests(server);
  await addSecurityHeaders(server, settings);
  return server;
}
