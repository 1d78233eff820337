import type { FastifyInstance, FastifyRequest } from "fastify";
import type { LoggerOptions } from "pino";
import { sqlState } from "../db/sql-state.ts";

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** JSON lines without personal data: no bodies, headers, queries, names or addresses; of an error what it is, not what it was about. */
export function loggerOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
    redact: {
      paths: [
        "authorization",
        "token",
        "email",
        "name",
        "subject",
        "body",
        "headers",
        "*.authorization",
        "*.token",
        "*.email",
      ],
      censor: "[removed]",
    },
  };
}

/** What the log says of an error: PostgreSQL's own messages carry values of rows, so only its codes are kept. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const about =
    sqlState(error) === undefined
      ? { message: error.message }
      : { sqlState: sqlState(error), constraint: (error as { constraint?: string }).constraint };
  return {
    type: error.name,
    ...about,
    stack: frames.slice(0, 12).join("\n"),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** One line an answer: who (tenant only), which route, what came of it, how long it took. */
export function logRequests(server: FastifyInstance): void {
  server.addHook("onResponse", async (request, reply) => {
    const line = {
      requestId: request.id,
      tenantId: request.principal?.tenantId,
      method: request.method,
      route: routeTemplate(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (reply.statusCode >= 500) request.log.warn(line, "answered");
    else request.log.info(line, "answered");
  });
}

/** The route as it was registered, never the address as it was sent: that may hold ids and words of people. */
export function routeTemplate(request: FastifyRequest): string {
  return request.routeOptions.url ?? "unknown";
}
