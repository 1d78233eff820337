import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { columnTypes } from "@magic-meetings/api/db/column-types.ts";
import { freeRoomsStatement } from "@magic-meetings/api/rooms/room-availability-sql.ts";
import pg from "pg";
import { verifyAndKeep, verifyOnly } from "./bare-verify.ts";

// The limit that a server in Node.js can reach at all: no framework, no token, no tenant, no contract, only the
// statements.

const poolSize = 8;

const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: poolSize, types: columnTypes });
const tenantId = process.env["BENCH_TENANT"];
const asker = process.env["BENCH_USER"];
const door = { pool, tenantId: tenantId ?? "", apiKeyId: process.env["BENCH_KEY"] ?? "" };
/** The service judges these many rooms for a page of ten. */
const candidates = 20;

const server = createServer((request, response) => {
  answerTo(request).then(
    (body) => {
      const text = JSON.stringify(body);
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
      response.end(text);
    },
    (error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function answerTo(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/verify") return verifyOnly(request, door);
  if (url.pathname === "/verify-and-keep") return verifyAndKeep(request, door);
  return answer(url);
}

async function answer({ pathname, searchParams: query }: URL): Promise<unknown> {
  if (pathname === "/nothing") return { status: "ok" };
  const values = [
    tenantId,
    query.get("site"),
    query.get("start"),
    query.get("end"),
    Number(query.get("capacity")),
    query.get("features")?.split(",") ?? [],
    null,
    candidates,
    null,
    asker,
  ];
  const { rows } = await pool.query({ ...freeRoomsStatement, values });
  return { items: rows };
}
