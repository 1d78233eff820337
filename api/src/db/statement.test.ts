import { describe, expect, it } from "vitest";
import { sql } from "./statement.ts";

describe("a statement", () => {
  it("has one text a name", () => {
    expect(sql("statement_test", "select 1")).toEqual(sql("statement_test", "select 1"));
    expect(() => sql("statement_test", "select 2")).toThrow("is used for two queries");
  });

  it("has a name that PostgreSQL does not cut", () => {
    expect(() => sql("n".repeat(64), "select 1")).toThrow("longer than 63 bytes");
  });
});
