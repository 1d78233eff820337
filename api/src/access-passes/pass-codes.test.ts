import { describe, expect, it } from "vitest";
import { createPassCodes, readLink, sha256, writeLink } from "./pass-codes.ts";

const tenantId = "0199c1a0-0000-7000-8000-000000000001";
const passId = "0199c1a0-0000-7000-8000-0000000000aa";
const codes = createPassCodes(Buffer.alloc(32, 7));
const first = { tenantId, passId, issue: 1 };

describe("the codes of passes", () => {
  it("have 128 bits and are the same whenever they are asked for", () => {
    expect(codes.codeOf(first)).toHaveLength(16);
    expect(codes.codeOf(first)).toEqual(codes.codeOf({ ...first }));
  });

  it.each([
    ["another issue", { ...first, issue: 2 }],
    ["another pass", { ...first, passId: "0199c1a0-0000-7000-8000-0000000000ab" }],
    ["another company", { ...first, tenantId: "0199c1a0-0000-7000-8000-000000000002" }],
  ])("are others for %s", (_, other) => {
    expect(codes.codeOf(other)).not.toEqual(codes.codeOf(first));
    expect(codes.linkTokenOf(other)).not.toEqual(codes.linkTokenOf(first));
  });

  it("open no page, and links open no door", () => {
    expect(codes.codeOf(first)).not.toEqual(codes.linkTokenOf(first));
  });

  it("are others with another key", () => {
    expect(createPassCodes(Buffer.alloc(32, 8)).codeOf(first)).not.toEqual(codes.codeOf(first));
  });

  it("are not made with a short key", () => {
    expect(() => createPassCodes(Buffer.alloc(31))).toThrow("32 bytes");
  });

  it("are stored as hashes of 256 bits", () => {
    expect(sha256(codes.codeOf(first))).toHaveLength(32);
  });
});

describe("a visitor's link", () => {
  const token = codes.linkTokenOf(first);

  it("names the company and the token", () => {
    const link = writeLink({ tenantId, token });
    expect(link).toHaveLength(43);
    expect(readLink(link)).toEqual({ tenantId, token });
  });

  it.each([
    "",
    "x",
    "a".repeat(42),
    "a".repeat(44),
    `${"a".repeat(42)}B`,
    `${"a".repeat(41)}%2`,
    "../../../etc/passwd",
  ])("is not read from %j", (link) => {
    expect(readLink(link)).toBeUndefined();
  });
});
