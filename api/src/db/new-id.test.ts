import { describe, expect, it } from "vitest";
import { firstIdAt, newId } from "./new-id.ts";

const now = new Date("2026-11-21T10:00:00Z");

describe("a new id", () => {
  it("is a UUID v7 that carries its moment", () => {
    const id = newId(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(now.getTime());
  });

  it("sorts after an earlier one and differs from one of the same moment", () => {
    expect(newId(now) > newId(new Date(now.getTime() - 1))).toBe(true);
    expect(new Set(Array.from({ length: 1000 }, () => newId(now))).size).toBe(1000);
  });

  it("is not smaller than the first one of its moment, and greater than that of an earlier one is", () => {
    expect(newId(now) >= firstIdAt(now)).toBe(true);
    expect(newId(new Date(now.getTime() - 1)) < firstIdAt(now)).toBe(true);
    expect(firstIdAt(new Date(-1))).toBe(firstIdAt(new Date(0)));
  });

  it("repeats when its random bytes do", () => {
    const random = (): Uint8Array => new Uint8Array(16).fill(7);
    expect(newId(now, random)).toBe(newId(now, random));
  });
});
