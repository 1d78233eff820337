import { describe, expect, it } from "vitest";
import { allEndpoints } from "./endpoint-list.ts";
import { describeApi } from "./open-api.ts";

const document = describeApi(allEndpoints);

describe("the OpenAPI document", () => {
  it("has an operation for every endpoint of the contract, and the stream", () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = Object.keys(allEndpoints).map((key) => key.replace(" ", " /api/v1").replace(/:(\w+)/g, "{$1}"));
    expect(operations.sort()).toEqual([...expected, "GET /api/v1/stream"].sort());
  });

  it("names every operation once", () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one["operationId"]),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("asks for a token everywhere but on a visitor's page, which goes by its link", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const security = path.startsWith("/api/v1/visit-pages/{link}") ? [] : [{ bearer: [] }];
      for (const operation of Object.values(methods)) expect(operation["security"], path).toEqual(security);
    }
  });

  it("says what a request and its answer are made of, and that unknown fields are refused", () => {
    const operation = document.paths["/api/v1/meetings/{meetingId}/service-orders"]?.["post"];
    expect(operation).toMatchObject({
      parameters: [{ name: "meetingId", in: "path" }, { name: "Idempotency-Key", in: "header" }, { name: "If-Match" }],
      requestBody: { content: { "application/json": { schema: { type: "object", additionalProperties: false } } } },
      responses: {
        201: { content: { "application/json": { schema: { type: "object" } } } },
        422: { content: { "application/problem+json": {} } },
      },
    });
  });
});
