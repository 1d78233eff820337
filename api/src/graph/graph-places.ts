import { z } from "zod";
import type { PlacesSource } from "../places/places-source.ts";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll } from "./graph-pages.ts";
import { readGraphPlaces, type GraphDirectory } from "./graph-place.ts";
import { GraphProblem } from "./graph-problem.ts";

/** The rooms of a company's Microsoft 365, for imports. */
export function graphPlaces(client: GraphClient): PlacesSource {
  return {
    async *list() {
      yield* readGraphPlaces(await readDirectory(client));
    },
  };
}

const kinds = { rooms: "room", buildings: "building", floors: "floor", sections: "section" } as const;
const listSchema = z.looseObject({ emailAddress: z.string().nullish() });

/** A company that has not set its places up has room lists only, and Graph refuses the other questions. */
async function readDirectory(client: GraphClient): Promise<GraphDirectory> {
  const directory: Record<string, unknown[]> = {};
  const refusals: GraphProblem[] = [];
  for (const [member, kind] of Object.entries(kinds)) {
    const read = await readKind(client, kind);
    if (read instanceof GraphProblem) refusals.push(read);
    else directory[member] = read;
  }
  const lists = await readKind(client, "roomList");
  if (!(lists instanceof GraphProblem)) directory["roomLists"] = await withRooms(client, lists);
  else if (directory["rooms"] === undefined) throw lists;
  // Rooms without lists are a directory; neither is a refusal worth telling.
  if (directory["rooms"] === undefined && directory["roomLists"]?.length === 0 && refusals[0]) throw refusals[0];
  return directory;
}

async function readKind(client: GraphClient, kind: string): Promise<unknown[] | GraphProblem> {
  try {
    return await collect(client, `/places/microsoft.graph.${kind}`);
  } catch (error) {
    if (error instanceof GraphProblem && [400, 404].includes(error.status)) return error;
    throw error;
  }
}

/** A list's rooms are asked for by its address, not by its id. */
async function withRooms(client: GraphClient, lists: unknown[]): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const list of lists) {
    const { emailAddress } = readAnswer(listSchema, list, "room list");
    const path = `/places/${encodeURIComponent(emailAddress ?? "")}/microsoft.graph.roomList/rooms`;
    all.push({ ...(list as object), rooms: emailAddress ? await collect(client, path) : [] });
  }
  return all;
}

async function collect(client: GraphClient, path: string): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const one of readAll(client, { method: "GET", path, mailbox: null })) all.push(one);
  return all;
}
