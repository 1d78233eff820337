import type { AfterCommit } from "../commands/run-command.ts";
import { route, type Route } from "../http/route.ts";
import { listTemplates, resetTemplate, saveTemplate } from "./keep-templates.ts";
import { listTemplateVersions } from "./message-template-upkeep-sql.ts";
import { previewTemplate, sendTest } from "./try-template.ts";

export function messageTemplateRoutes({ afterCommit }: { afterCommit: AfterCommit }): Route[] {
  return [
    route("GET /message-templates", async ({ queries, principal }) => ({
      items: await listTemplates(queries, principal.tenantId),
    })),
    route("PUT /message-templates/:kind/:channel", ({ command, params, body }) =>
      command((context) => saveTemplate(context, params, body)),
    ),
    route("POST /message-templates/:kind/:channel/reset", ({ command, params }) =>
      command((context) => resetTemplate(context, params)),
    ),
    route("GET /message-templates/:kind/:channel/versions", async ({ queries, params, principal }) => ({
      items: await listTemplateVersions(queries, { tenantId: principal.tenantId, ...params }),
    })),
    route("POST /message-templates/:kind/:channel/preview", ({ read, params, body, principal, now }) =>
      read((queries) => previewTemplate(queries, { principal, now }, { kind: params.kind, ...body })),
    ),
    route("POST /message-templates/:kind/:channel/test", async ({ command, params, principal }) => {
      const entry = await command((context) => sendTest(context, params));
      afterCommit.messagesPlanned(principal.tenantId);
      return entry;
    }),
  ];
}
