import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyReply, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Aborts when the answer is due, and when nobody waits for it any more. */
    deadline: AbortSignal | undefined;
  }
}

/**
 * Starts the time in which the request has to be answered. Fastify's own `request.signal` cannot be used: it aborts as
 * soon as the body has been read.
 */
export function startDeadline(request: FastifyRequest, reply: FastifyReply, milliseconds: number): void {
  const aborting = new AbortController();
  const timer = setTimeout(() => aborting.abort(tooLate()), milliseconds);
  reply.raw.once("close", () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) aborting.abort(tooLate());
  });
  request.deadline = aborting.signal;
}

/** The work's result, or a refusal at the request's deadline; the work has to stop by itself then. */
export function beforeDeadline<T>({ deadline }: FastifyRequest, work: Promise<T>): Promise<T> {
  if (deadline === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(deadline.reason as Refusal);
    if (deadline.aborted) stop();
    deadline.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => deadline.removeEventListener("abort", stop));
  });
}

function tooLate(): Refusal {
  return new Refusal("unavailable", "This took too long: send it again, a change with the same Idempotency-Key");
}
