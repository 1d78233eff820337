import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

// The channel's service for tests of both SDKs: real HTTP, every answer as the test wants it, everything that was asked kept.

export interface AskedOfConnector {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export interface ConnectorAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** silent: the request is taken and never answered; broken: the connection ends before an answer. */
type Behaviour = ConnectorAnswer | "silent" | "broken";

export interface StandInConnector {
  serviceUrl: string;
  asked: AskedOfConnector[];
  /** What the next calls are answered with, the last one for ever. */
  answerWith(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

export async function startConnector(): Promise<StandInConnector> {
  const asked: AskedOfConnector[] = [];
  let behaviours: Behaviour[] = [{ status: 200, body: { id: "1" } }];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
      asked.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
      give(response, behaviours.length > 1 ? behaviours.shift() : behaviours[0]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`,
    asked,
    answerWith: (...next) => {
      behaviours = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function give(response: ServerResponse, behaviour: Behaviour | undefined): void {
  if (behaviour === "silent") return;
  if (behaviour === "broken" || behaviour === undefined) {
    response.destroy();
    return;
  }
  const { status, body, headers } = behaviour;
  const text = typeof body === "string" ? body : JSON.stringify(body ?? {});
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
}
