import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Authenticate } from "../identity/authenticate.ts";
import { requestPrincipal } from "../identity/request-principal.ts";
import type { LiveScreens } from "./live-screens.ts";
import { readTopics } from "./stream-topics.ts";

const querySchema = z.strictObject({ topics: z.string().max(1_000).optional() });
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `GET /stream`: signals as server-sent events, to a screen's own rights and topics; `Last-Event-ID` resumes. */
export function addStream(api: FastifyInstance, screens: LiveScreens, authenticate: Authenticate): void {
  const access = { roles: "any", scopes: ["meetings.read", "production.read"] } as const;
  api.get("/stream", { exposeHeadRoute: false, config: { access, isLongLived: true } }, async (request, reply) => {
    const query = querySchema.safeParse(request.query);
    if (!query.success) throw new Refusal("malformed", "A stream takes `topics` and nothing else");
    const lastEventId = request.headers["last-event-id"];
    if (lastEventId !== undefined && !(typeof lastEventId === "string" && idPattern.test(lastEventId))) {
      throw new Refusal("malformed", "Last-Event-ID has to be the id of an event of this stream");
    }
    screens.open({
      principal: requestPrincipal(request),
      wants: readTopics(query.data.topics),
      lastEventId,
      authenticateAgain: () => authenticate(request.headers),
      reply,
    });
    return reply;
  });
}
