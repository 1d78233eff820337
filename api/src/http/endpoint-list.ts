import type { EndpointDefinition } from "@magic-meetings/contract/http/endpoint.ts";
import { apiEndpoints } from "@magic-meetings/contract/http/endpoints.ts";
import type { Route } from "./route.ts";

/** Endpoints by their key, `"METHOD /path"` below `/api/v1`. */
export type Endpoints = Readonly<Partial<Record<string, EndpointDefinition>>>;

export const allEndpoints: Endpoints = apiEndpoints;

/** Throws with the names of the endpoints that no route answers. */
export function requireEveryEndpoint(endpoints: Endpoints, routes: readonly Route[]): void {
  const answered = new Set<string>(routes.map(({ key }) => key));
  const missing = Object.keys(endpoints).filter((key) => !answered.has(key));
  if (missing.length > 0) throw new Error(`These endpoints of the contract have no route: ${missing.join(", ")}`);
}
