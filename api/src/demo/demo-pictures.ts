import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { picturesDirectory } from "./demo-people.ts";

/** The pictures of the demo's services; outside the demo a picture's address is the company's own. */
export async function addDemoPictures(server: FastifyInstance): Promise<void> {
  await server.register(async (pictures) => {
    pictures.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: { public: true } };
    });
    await pictures.register(fastifyStatic, {
      root: picturesDirectory,
      prefix: "/pictures/",
      maxAge: "1h",
      decorateReply: false,
    });
  });
}
