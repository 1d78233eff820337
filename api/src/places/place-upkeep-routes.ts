import { placeEndpoints } from "@magic-meetings/contract/places/place-contract.ts";
import type { EndpointKey } from "@magic-meetings/contract/http/client.ts";
import { route } from "../http/route.ts";

const answered = ["GET /sites", "GET /rooms"];

export const placeUpkeepRoutes = (Object.keys(placeEndpoints) as EndpointKey[])
  .filter((key) => !answered.includes(key))
  .map((key) =>
    route(key, async () => {
      throw new Error(`${key} is not answered yet`);
    }),
  );
