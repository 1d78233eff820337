import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import type { FakeRequest } from "./fake-answer.ts";
import type { FakeCheck } from "./fake-graph.ts";

// Graph's own description (OpenAPI) as a check of what is asked and answered. It lies outside the repository.

const contracts = process.env["CONTRACTS_DIR"] ?? path.resolve(import.meta.dirname, "../../../../../shared/contracts");

/** A file of the contract data; a test that needs it is left out, with a message, where it is absent. */
export function contractFile(name: string): string {
  return path.join(contracts, name);
}

const file = contractFile("graph/graph-v1.openapi.json");

export const isDescribed = existsSync(file);

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: object;
}

/** Is in Graph v1.0 (calendar-list-calendarpermissions), but not in the part that the description has. */
const beyond: Record<string, Record<string, Operation>> = {
  "/users/{user-id}/calendar/calendarPermissions": {
    get: {
      responses: {
        "200": {
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["value"],
                properties: {
                  value: { type: "array", items: { $ref: "#/components/schemas/microsoft.graph.calendarPermission" } },
                },
              },
            },
          },
        },
      },
    },
  },
};

/** A mail may be sent whole, as MIME in base64 (outlook-send-mime-message); the description has it as JSON only. */
const mailAsText = { "text/plain": { schema: { type: "string", pattern: "^[A-Za-z0-9+/]+={0,2}$" } } };

/** What is wrong with what Graph posts; nothing where nothing is. */
export function notificationProblems(body: unknown): string[] {
  const name = "microsoft.graph.changeNotificationCollection";
  const { components } = JSON.parse(readFileSync(file, "utf8")) as Description;
  const ajv = createAjv(components);
  return problems("notification", ajv.compile({ $ref: `graph#/components/schemas/${name}` }), body);
}

let check: FakeCheck | undefined;

/** The check, made once; undefined where the description is absent. */
export function describedGraph(): FakeCheck | undefined {
  if (isDescribed) check ??= readDescription();
  return check;
}

function readDescription(): FakeCheck {
  const { paths, components } = JSON.parse(readFileSync(file, "utf8")) as Description;
  const all = { ...paths, ...beyond };
  Object.assign(all["/users/{user-id}/sendMail"]?.["post"]?.requestBody?.content ?? {}, mailAsText);
  const ajv = createAjv(components);
  const compiled = new Map<object, ValidateFunction>();
  const compile = (schema: object) => {
    const known = compiled.get(schema) ?? ajv.compile(pointedAt(schema));
    compiled.set(schema, known);
    return known;
  };

  function operationOf({ method, path: asked }: FakeRequest): Operation | undefined {
    const [bare = ""] = asked.split("?");
    const template = templateOf(Object.keys(all), bare);
    return template === undefined ? undefined : all[template]?.[method.toLowerCase()];
  }

  return {
    request(request) {
      const operation = operationOf(request);
      const name = `${request.method} ${request.path}`;
      if (operation === undefined) return [`${name} is not described`];
      const [type = ""] = (request.headers["content-type"] ?? "application/json").split(";");
      const content = operation.requestBody?.content;
      const schema = content?.[type]?.schema ?? content?.["application/json"]?.schema;
      if (schema === undefined)
        return request.body === undefined ? queryProblems(name, request, operation) : [`${name} takes no body`];
      return [
        ...queryProblems(name, request, operation),
        ...problems(`body of ${name}`, compile(schema), request.body),
      ];
    },
    answer(request, { status, body }) {
      const responses = operationOf(request)?.responses ?? {};
      const described = responses[String(status)] ?? (status >= 400 ? responses["default"] : undefined);
      const name = `${status} of ${request.method} ${request.path}`;
      if (described === undefined) return status >= 400 ? [] : [`${name} is not described`];
      const schema = described.content?.["application/json"]?.schema;
      if (schema === undefined) return body === undefined ? [] : [`${name} has no body`];
      return problems(`body of ${name}`, compile(schema), body);
    },
  };
}

function createAjv(components: object): Ajv {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "graph", components });
  return ajv;
}

/** The template with the most fixed parts counts. */
function templateOf(templates: string[], asked: string): string | undefined {
  const parts = asked.split("/");
  const fits = templates.filter((template) => {
    const wanted = template.split("/");
    return wanted.length === parts.length && wanted.every((one, at) => one.startsWith("{") || one === parts[at]);
  });
  const free = (template: string) => template.split("{").length;
  return fits.sort((one, other) => free(one) - free(other))[0];
}

function queryProblems(name: string, { path: asked }: FakeRequest, { parameters = [] }: Operation): string[] {
  const given = [...new URL(`https://fake.example${asked}`).searchParams.keys()];
  const known = parameters.filter((one) => one.in === "query").map((one) => one.name);
  const needed = parameters.filter((one) => one.in === "query" && one.required === true).map((one) => one.name);
  return [
    ...given.filter((one) => !known.includes(one)).map((one) => `${name} takes no ${one}`),
    ...needed.filter((one) => !given.includes(one)).map((one) => `${name} needs ${one}`),
  ];
}

function problems(name: string, validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  const [first] = validate.errors ?? [];
  return [`${name}: ${first?.instancePath ?? ""} ${first?.message ?? ""} ${JSON.stringify(first?.params ?? {})}`];
}

/** References within the description lead to where ajv has it. */
function pointedAt(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"graph#/components/')) as object;
}
