import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { MailWeather } from "../mail/mail-words.ts";
import type { MailServer } from "./mail-server.ts";
import type { MailboxStore } from "./mailbox-store.ts";

export interface MailRoutesState {
  mailboxes: MailboxStore;
  server: MailServer;
  authenticate: (request: FastifyRequest) => string | undefined | Promise<string | undefined>;
}

const weatherSchema = {
  type: "object",
  additionalProperties: false,
  required: ["kind"],
  properties: { kind: { enum: ["fine", "busy", "refusing"] } },
};

/** What the window "Mail" needs: everybody's mailboxes, because those of visitors are nobody's who could sign in. */
export function mailRoutes(app: FastifyInstance, { mailboxes, server, authenticate }: MailRoutesState): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (!(await authenticate(request))) return refuse(reply, 401, "Sign in first.");
  });

  app.get("/mails", async () => ({ items: mailboxes.list() }));

  app.get<{ Params: { id: string } }>("/mails/:id", async (request, reply) => {
    return mailboxes.find(request.params.id) ?? refuse(reply, 404, "There is no such mail.");
  });

  app.get("/weather", async () => ({ kind: server.weather.get() }));

  app.put<{ Body: { kind: MailWeather } }>("/weather", { schema: { body: weatherSchema } }, async (request) => {
    server.weather.set(request.body.kind);
    return request.body;
  });
}

function refuse(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).send({ status, detail });
}
