import { errorStatus, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { EndpointDefinition } from "@magic-meetings/contract/http/endpoint.ts";
import { streamEventSchema } from "@magic-meetings/contract/messages/signal.ts";
import { z } from "zod";
import type { Endpoints } from "./endpoint-list.ts";

type Json = Record<string, unknown>;

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: Json;
  servers: Json[];
  tags: Json[];
  paths: Record<string, Record<string, Json>>;
  components: Json;
}

const basePath = "/api/v1";

/** The API as OpenAPI 3.1, made from the contract; the event stream, which is no endpoint of it, is added by hand. */
export function describeApi(endpoints: Endpoints): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const [key, endpoint] of Object.entries(endpoints)) {
    if (endpoint === undefined) continue;
    const [method = "", path = ""] = key.split(" ");
    const address = basePath + path.replace(/:(\w+)/g, "{$1}");
    (paths[address] ??= {})[method.toLowerCase()] = describeOperation(method, path, endpoint);
  }
  (paths[`${basePath}/stream`] ??= {})["get"] = streamOperation;
  return {
    openapi: "3.1.0",
    info: {
      title: "Magic Meetings",
      version: "1",
      description:
        "Rooms, catering, services and visitors attached to a meeting. Times are RFC 3339, money is minor units with a currency, errors are RFC 9457 problem details.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: [
      ...new Set(
        Object.values(paths)
          .flatMap(Object.values)
          .flatMap(({ tags }: Json) => tags as string[]),
      ),
    ].map((name) => ({ name })),
    paths,
    components: { securitySchemes, schemas: { Problem: problemSchema } },
  };
}

function describeOperation(method: string, path: string, endpoint: EndpointDefinition): Json {
  const { access } = endpoint;
  const isOpen = "public" in access || "visitor" in access;
  return {
    operationId: operationId(method, path),
    summary: endpoint.summary,
    tags: [path.split("/")[1] ?? ""],
    security: isOpen ? [] : [{ bearer: [] }],
    ...(isOpen ? {} : { "x-roles": access.roles, "x-scopes": access.scopes ?? [] }),
    parameters: [
      ...parameters("path", endpoint.params),
      ...parameters("query", endpoint.query),
      ...headerParameters(method, endpoint),
    ],
    ...describeBody(endpoint),
    responses: { ...describeSuccess(endpoint), ...describeProblems(method, endpoint) },
  };
}

function operationId(method: string, path: string): string {
  const words = path
    .split(/[/-]/)
    .map((part) => part.replace(/^:(\w)/, (_, first: string) => `By${first.toUpperCase()}`));
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return method.toLowerCase() + capitalised.join("");
}

function parameters(where: "path" | "query", schema: z.ZodObject | undefined): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, "input") as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: shape,
  }));
}

function headerParameters(method: string, { versioned, precondition }: EndpointDefinition): Json[] {
  const repeatable = method !== "GET";
  const changes = versioned === true && method !== "GET";
  const isNeeded = precondition === true || method === "PATCH" || method === "DELETE";
  return [
    ...(repeatable
      ? [
          header(
            "Idempotency-Key",
            false,
            "The same key with the same request gives the first answer again, for 24 hours",
          ),
        ]
      : []),
    ...(changes ? [header("If-Match", isNeeded, "The ETag of the version that this changes")] : []),
  ];
}

function header(name: string, required: boolean, description: string): Json {
  return { name, in: "header", required, description, schema: { type: "string", maxLength: 200 } };
}

function describeBody({ body, upload }: EndpointDefinition): Json {
  if (body === undefined && upload === undefined) return {};
  const json = body === undefined ? {} : { "application/json": { schema: toJsonSchema(body, "input") } };
  const required = upload !== undefined || body?.safeParse(undefined).success === false;
  return { requestBody: { required, content: { ...json, ...files(upload?.types ?? [], upload?.maxBytes) } } };
}

function files(types: readonly string[], maxBytes?: number): Json {
  const limit = maxBytes === undefined ? {} : { maxLength: maxBytes };
  return Object.fromEntries(types.map((type) => [type, { schema: { type: "string", format: "binary", ...limit } }]));
}

function describeSuccess({ status = 200, versioned, response, file }: EndpointDefinition): Json {
  const headers = versioned === true ? { headers: { ETag: { schema: { type: "string" } } } } : {};
  if (status === 204) return { [status]: { description: "Done", ...headers } };
  const content = file ? files(file) : { "application/json": { schema: toJsonSchema(response, "output") } };
  return { [status]: { description: "Done", ...headers, content } };
}

/** The statuses that this kind of operation may answer with, each with the codes that it then has. */
function describeProblems(method: string, { access, params, versioned }: EndpointDefinition): Json {
  const statuses = [
    400,
    ...("public" in access ? [] : "visitor" in access ? [429] : [401, 403, 429]),
    ...(params === undefined ? [] : [404]),
    ...(method === "GET" ? [] : [409, 413, 415, 422]),
    ...(method !== "GET" && versioned === true ? [412, 428] : []),
    503,
  ];
  return Object.fromEntries(statuses.sort((a, b) => a - b).map((status) => [status, problemAnswer(status)]));
}

function problemAnswer(status: number): Json {
  const codes = (Object.keys(errorStatus) as ErrorCode[]).filter((code) => errorStatus[code] === status);
  return {
    description: codes.join(", "),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function toJsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io, unrepresentable: "any" });
  return rest;
}

const securitySchemes = {
  bearer: {
    type: "http",
    scheme: "bearer",
    description:
      "A Microsoft Entra access token (version 2) for this API with the scope access_as_user or an app role, or an API key (mm_…).",
  },
};

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "A sentence for the user" },
    code: { type: "string", enum: Object.keys(errorStatus) },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code", "detail"],
        properties: {
          pointer: { type: "string", description: "A JSON pointer into the body, or below /query" },
          code: { type: "string" },
          detail: { type: "string" },
        },
      },
    },
    alternatives: { type: "array", items: {}, description: "What can be taken instead; its shape belongs to the code" },
    currentVersion: { type: "integer" },
  },
};

const streamOperation: Json = {
  operationId: "getStream",
  summary: "What happens, as server-sent events: each event's data is a signal without anything personal",
  tags: ["stream"],
  security: [{ bearer: [] }],
  "x-roles": "any",
  "x-scopes": ["meetings.read", "production.read"],
  parameters: [
    {
      name: "topics",
      in: "query",
      required: false,
      description: "Comma separated: kinds of subject, or meeting:, site: or vendor: with an id; everything without it",
      schema: { type: "string", maxLength: 1000 },
    },
    header("Last-Event-ID", false, "The id of the last event seen: what happened since is sent first"),
  ],
  responses: {
    200: {
      description: "Events until the client leaves; a comment every 15 seconds shows that the line is alive",
      content: { "text/event-stream": { schema: toJsonSchema(streamEventSchema, "output") } },
    },
    400: problemAnswer(400),
    401: problemAnswer(401),
    403: problemAnswer(403),
    429: problemAnswer(429),
  },
};
