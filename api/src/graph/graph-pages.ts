import { z } from "zod";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient, GraphRequest } from "./graph-client.ts";

const pageSchema = z.looseObject({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.string().nullish(),
  "@odata.deltaLink": z.string().nullish(),
});

export interface GraphPage {
  value: unknown[];
  nextLink: string | null;
  deltaLink: string | null;
}

/** Reads a list's answer. */
export function readGraphPage(answer: unknown): GraphPage {
  const page = readAnswer(pageSchema, answer, "list");
  return {
    value: page.value,
    nextLink: page["@odata.nextLink"] ?? null,
    deltaLink: page["@odata.deltaLink"] ?? null,
  };
}

/** Every entry of a list, page by page. */
export async function* readAll(client: GraphClient, request: GraphRequest): AsyncGenerator<unknown> {
  for (let path: string | null = request.path; path !== null;) {
    const page = readGraphPage(await client.ask({ ...request, path }));
    yield* page.value;
    path = page.nextLink;
  }
}
