import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashOf, scannedIn } from "./scanned.ts";

const code = "AAECAwQFBgcICQoLDA0ODw";

it.each([
  [`MM1:${code}`, code],
  [`ann MM1:${code}`, code],
  [`mm1:${code}`, code],
  [`MM1:nothing MM1:${code}`, code],
  [`MM1:${code}x`, undefined],
  ["MM1:", undefined],
  ["Nina", undefined],
  ["", undefined],
])("reads %j", (typed, read) => {
  expect(scannedIn(typed)).toBe(read);
});

it("hashes the bytes of a code as the server does", async () => {
  const bytes = Buffer.from(code, "base64url");
  expect(await hashOf(code)).toBe(createHash("sha256").update(bytes).digest("hex"));
  const odd = Buffer.from("fbff00ffeeddccbbaa99887766554433", "hex");
  expect(await hashOf(odd.toString("base64url"))).toBe(createHash("sha256").update(odd).digest("hex"));
});
