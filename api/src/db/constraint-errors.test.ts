import { describe, expect, it } from "vitest";
import { constraintName, isExclusionViolation, isForeignKeyViolation, isUniqueViolation } from "./constraint-errors.ts";
import { isUnavailable, isWorthRetrying } from "./database-errors.ts";

function serverError(code: string, message = "", constraint?: string): Error {
  return Object.assign(new Error(message), { severity: "ERROR", code, constraint });
}

describe("the name of a violated constraint", () => {
  it.each([
    ["from the field", serverError("23P01", "", "room_booking_no_overlap"), "room_booking_no_overlap"],
    ["without a shard's number", serverError("23P01", "", "room_booking_no_overlap_102045"), "room_booking_no_overlap"],
    [
      "from the message when the field is missing",
      serverError("23505", 'duplicate key value violates unique constraint "account_code_once_102045"'),
      "account_code_once",
    ],
    ["not from another error", serverError("42P01", 'constraint "x"', "x"), undefined],
    ["not from an error of ours", new Error('constraint "x"'), undefined],
  ])("is taken %s", (_, error, name) => {
    expect(constraintName(error)).toBe(name);
  });

  it("tells violations apart", () => {
    const taken = serverError("23P01", "", "room_booking_no_overlap_7");
    expect(isExclusionViolation(taken, "room_booking_no_overlap")).toBe(true);
    expect(isExclusionViolation(taken, "another")).toBe(false);
    expect(isExclusionViolation(taken)).toBe(true);
    expect(isUniqueViolation(taken)).toBe(false);
    expect(isForeignKeyViolation(serverError("23503", "", "site_tenant_fk"), "site_tenant_fk")).toBe(true);
  });
});

describe("errors of the database", () => {
  it.each([
    ["57P01", true],
    ["08006", true],
    ["53300", true],
    ["57014", true],
    ["23505", false],
  ])("%s means unavailable: %s", (code, expected) => {
    expect(isUnavailable(serverError(code))).toBe(expected);
  });

  it("know a refused connection and pg's own words for a lost one", () => {
    expect(isUnavailable(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }))).toBe(true);
    expect(isUnavailable(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isUnavailable(new Error("Connection to the kitchen"))).toBe(false);
    expect(isUnavailable("ECONNREFUSED")).toBe(false);
  });

  it("are worth another try after rivals met", () => {
    expect(["40P01", "40001", "55P03"].map((code) => isWorthRetrying(serverError(code)))).toEqual([true, true, true]);
    expect(isWorthRetrying(serverError("23505"))).toBe(false);
  });
});
