import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyStatement } from "@magic-meetings/api/access-passes/verify-sql.ts";
import { columnTypes } from "@magic-meetings/api/db/column-types.ts";
import { freeRoomsStatement } from "@magic-meetings/api/rooms/room-availability-sql.ts";
import pg from "pg";

// The limit that a server in Node.js can reach at all: no framework, no token, no tenant, no contract, only the query.

const poolSize = 8;

const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: poolSize, types: columnTypes });
const tenantId = process.env["BENCH_TENANT"];
const asker = process.env["BENCH_USER"];
const apiKeyId = process.env["BENCH_KEY"];
/** The service judges these many rooms for a page of ten. */
const candidates = 20;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  (request.method === "POST" ? verify(request) : answer(url)).then(
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

async function verify(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { code, accessPointId } = JSON.parse(Buffer.concat(pieces).toString()) as Record<string, string>;
  const codeSha256 = createHash("sha256")
    .update(Buffer.from(code ?? "", "base64url"))
    .digest();
  const { rows } = await pool.query<object>({
    ...verifyStatement,
    values: [tenantId, codeSha256, accessPointId, apiKeyId],
  });
  return { granted: rows.length > 0, pass: rows[0] };
}
