import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPrivateKey } from "node:crypto";
import { testCertificate } from "@magic-meetings/api/graph/test-certificate.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCertificate } from "./graph-program.ts";

const now = new Date("2026-11-20T08:00:00Z");
const good = testCertificate(new Date("2027-01-01T00:00:00Z"));
const expired = testCertificate(new Date("2026-01-01T00:00:00Z"));

describe("the certificate for Microsoft Graph", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "certificate-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(pem: string) {
    const file = path.join(folder, "graph.pem");
    await writeFile(file, pem);
    return readCertificate(file, now);
  }

  it("comes with its key, whichever is first and however the key is written", async () => {
    expect(await read(good.certificate + good.privateKey)).toEqual(good);
    expect(await read(good.privateKey + good.certificate)).toEqual(good);
    const older = createPrivateKey(good.privateKey).export({ type: "pkcs1", format: "pem" }).toString();
    expect(await read(good.certificate + older)).toEqual(good);
  });

  it.each([
    ["nothing", "", /in PEM/],
    ["no key", good.certificate, /in PEM/],
    ["no certificate", good.privateKey, /in PEM/],
    ["something else", "hello", /in PEM/],
    [
      "a key with a password",
      good.certificate +
        createPrivateKey(good.privateKey)
          .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "hunter2" })
          .toString(),
      /in PEM/,
    ],
    ["another's key", good.certificate + expired.privateKey, /another certificate's/],
    ["one that has expired", expired.certificate + expired.privateKey, /expired/],
  ])("is refused with %s in one sentence", async (_, pem, sentence) => {
    const problem = await read(pem).catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: "StartProblem" });
    expect((problem as Error).message).toMatch(sentence);
    expect((problem as Error).message).toMatch(/^MM_GRAPH_CERTIFICATE [^\n]+\.$/);
  });

  it("is refused where its file is not there, without a word of where that is", async () => {
    const problem = await readCertificate(path.join(folder, "secret-place.pem"), now).catch((error: unknown) => error);
    expect((problem as Error).message).toMatch(/^MM_GRAPH_CERTIFICATE names a file that cannot be read\.$/);
  });
});
