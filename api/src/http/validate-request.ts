import { Refusal, type FieldError } from "@magic-meetings/contract/problems/problem.ts";
import type { EndpointDefinition, HandlerInput } from "@magic-meetings/contract/http/endpoint.ts";
import { z } from "zod";
import { isStorableText } from "./json-body.ts";
import { RawUpload } from "./upload-body.ts";

export interface RawRequest {
  params: unknown;
  query: unknown;
  body: unknown;
}

const nothing = z.strictObject({});

/**
 * The request as its schemas read it. An id in the path that is none is 404, like an id that does not exist; everything
 * else that does not fit is 400 with a pointer each: into the body as it stands, into the query below `/query`.
 */
export function validateRequest(endpoint: EndpointDefinition, raw: RawRequest): HandlerInput<EndpointDefinition> {
  const params = endpoint.params?.safeParse(raw.params);
  if (params?.success === false) throw badPath(params.error);
  const query = (endpoint.query ?? nothing).safeParse(raw.query);
  const { body, upload } = readBody(endpoint, raw.body);
  const errors = [
    ...(query.success ? [] : fieldErrors("/query", query.error)),
    ...(body.success ? [] : fieldErrors("", body.error)),
    ...unstorable(raw.query),
  ];
  if (errors.length > 0) throw malformed(errors);
  return { params: params?.data, query: query.data, body: body.data, upload } as HandlerInput<EndpointDefinition>;
}

function readBody(endpoint: EndpointDefinition, raw: unknown) {
  if (raw instanceof RawUpload) return { body: noBody(undefined), upload: raw };
  return { body: endpoint.body === undefined ? noBody(raw) : endpoint.body.safeParse(raw), upload: undefined };
}

const notFoundCodes = new Set(["invalid_format", "invalid_value"]);

function badPath(error: z.ZodError): Refusal {
  const isIdOrWord = error.issues.every(
    (issue) => notFoundCodes.has(issue.code) && !(issue.code === "invalid_format" && issue.format === "regex"),
  );
  return isIdOrWord ? new Refusal("not_found", "There is nothing here") : malformed(fieldErrors("/path", error));
}

function noBody(body: unknown) {
  return nothing.transform(() => undefined).safeParse(body ?? {});
}

function malformed(errors: FieldError[]): Refusal {
  const first = errors[0];
  const detail = first === undefined ? "The request cannot be read" : `${first.pointer || "The body"}: ${first.detail}`;
  return new Refusal("malformed", detail, { errors: errors.slice(0, mostErrors) });
}

const mostErrors = 50;

function fieldErrors(base: string, error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const at = [base, ...issue.path.map((part) => escape(String(part)))].join("/");
    if (issue.code !== "unrecognized_keys") return [{ pointer: at, code: issue.code, detail: issue.message }];
    return issue.keys.map((key) => ({
      pointer: `${at}/${escape(key)}`,
      code: "unknown_field",
      detail: "This field is not known",
    }));
  });
}

function unstorable(query: unknown): FieldError[] {
  return Object.entries(query as Record<string, unknown>)
    .filter(([, value]) => [value].flat().some((one) => typeof one === "string" && !isStorableText(one)))
    .map(([name]) => ({ pointer: `/query/${escape(name)}`, code: "text", detail: "A character cannot be stored" }));
}

function escape(part: string): string {
  return part.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1");
}
