import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Endpoints } from "./endpoint-list.ts";
import { describeApi, type OpenApiDocument } from "./open-api.ts";

const publicly = { config: { access: { public: true } } } as const;
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** `/api/openapi.json`, and a page to browse it at `/api/docs`. Both are made when somebody first asks. */
export function addDocs(server: FastifyInstance, endpoints: Endpoints): void {
  let text: string | undefined;
  server.get("/api/openapi.json", publicly, async (_request, reply) => {
    text ??= JSON.stringify(describeApi(endpoints));
    return reply.header("content-type", "application/json; charset=utf-8").send(text);
  });
  let pages: Promise<FastifyInstance> | undefined;
  const handOver = async (request: IncomingMessage, response: ServerResponse) => {
    pages ??= createPages(describeApi(endpoints));
    (await pages).routing(request, response);
  };
  for (const url of ["/api/docs", "/api/docs/*"]) {
    server.get(url, publicly, async (request, reply) => {
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.hijack();
      await handOver(request.raw, reply.raw);
    });
  }
  server.addHook("onClose", async () => void (await (await pages)?.close()));
}

/** Swagger's page on a server of its own, so that a service whose documentation nobody reads does not load it. */
async function createPages(document: OpenApiDocument): Promise<FastifyInstance> {
  const [{ default: Fastify }, { default: swagger }, { default: swaggerUi }] = await Promise.all([
    import("fastify"),
    import("@fastify/swagger"),
    import("@fastify/swagger-ui"),
  ]);
  const pages: FastifyInstance = Fastify();
  pages.addHook("onRequest", async (_request, reply) => void reply.header("content-security-policy", docsPolicy));
  await pages.register(swagger, { mode: "static", specification: { document: document as never } });
  await pages.register(swaggerUi, { routePrefix: "/api/docs", uiConfig: { docExpansion: "list", deepLinking: true } });
  await pages.ready();
  return pages;
}
