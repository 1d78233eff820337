import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { lifecycleSchema, notificationsSchema, validationQuerySchema } from "./notification-schemas.ts";
import { takeLifecycle, takeNotifications, type NotificationDeps } from "./take-notifications.ts";

/** Graph batches what it tells; more than this is not Graph. */
const bodyLimit = 1_024 * 1_024;

/**
 * Where Microsoft Graph tells of changes. Public, because Graph brings no token: a notification counts by its
 * subscription and the secret in it, and all it can do is have an event looked at.
 */
export function addNotificationRoutes(server: FastifyInstance, deps: NotificationDeps): void {
  void server.register(async (scope) => {
    // Graph asks whether anybody is here with an empty body of this type.
    scope.addContentTypeParser("text/plain", { bodyLimit: 4_096 }, (_request, payload, done) => {
      payload.resume();
      payload.once("end", () => done(null, undefined));
      payload.once("error", done);
    });
    const options = { bodyLimit, config: { access: { public: true } } } as const;
    scope.post("/graph/notifications", options, (request, reply) =>
      answer(request, reply, notificationsSchema, (told) => takeNotifications(deps, told.value)),
    );
    scope.post("/graph/lifecycle", options, (request, reply) =>
      answer(request, reply, lifecycleSchema, (told) => takeLifecycle(deps, told.value)),
    );
  });
}

/** Echoes the token of a handshake, else keeps what is told and only then says that it has it. */
async function answer<Schema extends z.ZodType>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: Schema,
  take: (told: z.output<Schema>) => Promise<void>,
): Promise<FastifyReply> {
  const query = validationQuerySchema.safeParse(request.query);
  if (!query.success) throw new Refusal("malformed", "The validation token is not one");
  reply.header("cache-control", "no-store");
  const { validationToken } = query.data;
  // Whatever is in it, it is text and nothing else.
  if (validationToken !== undefined) {
    return reply.code(200).header("content-type", "text/plain; charset=utf-8").send(validationToken);
  }
  const told = schema.safeParse(request.body);
  if (!told.success) throw new Refusal("malformed", "This is no notification of Microsoft Graph's");
  await take(told.data);
  return reply.code(202).send();
}
