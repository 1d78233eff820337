import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Settings } from "./settings.ts";

/** Where the service is; known once it listens. */
export interface Addresses {
  /** As the settings name it, with the port that it has. */
  listening(): string;
  /** How this process reaches itself. */
  own(): string;
  /** How others reach it. */
  published(): string;
  listen(server: FastifyInstance): Promise<void>;
}

const everywhere = new Set(["0.0.0.0", "::", "localhost"]);

export function createAddresses({ host, port, publicUrl }: Settings): Addresses {
  let actualPort: number | undefined;
  const at = (name: string) => {
    if (actualPort === undefined) throw new Error("The service does not listen yet");
    return `http://${name.includes(":") ? `[${name}]` : name}:${actualPort}`;
  };
  return {
    listening: () => at(host),
    own: () => at(everywhere.has(host) ? "127.0.0.1" : host),
    published: () => publicUrl ?? at(host),
    async listen(server) {
      await server.listen({ host, port });
      actualPort = (server.server.address() as AddressInfo).port;
    },
  };
}
