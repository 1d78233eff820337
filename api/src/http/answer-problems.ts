import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Problem } from "@magic-meetings/contract/problems/problem.ts";
import { problemOf } from "./problem.ts";

/** Answers every error, the framework's own included, with problem details; unknown paths with 404 and wrong methods with 405. */
export function answerProblems(server: FastifyInstance, methodsOf: (path: string) => string[]): void {
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  server.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split("?", 1)[0] ?? "");
    if (methods.length === 0) return sendProblem(new Refusal("not_found", "There is nothing here"), request, reply);
    reply.header("allow", methods.join(", "));
    return sendProblem(new Refusal("method_not_allowed", `Use ${methods.join(" or ")} here`), request, reply);
  });
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, headers, log } = problemOf(error, request.id);
  if (log !== "no") request.log[log]({ err: error, requestId: request.id }, problem.code);
  return reply
    .code(problem.status)
    .headers(headers)
    .header("cache-control", "no-store")
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem satisfies Problem));
}

/** Finds which methods a path has among route templates such as `GET /api/v1/meetings/:id`. */
export function methodFinder(templates: readonly string[]): (path: string) => string[] {
  const known = templates.map((template) => {
    const [method = "", path = ""] = template.split(" ");
    return {
      method,
      pattern: new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/:\w+/g, "[^/]+")}$`),
    };
  });
  return (path) => [...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}
