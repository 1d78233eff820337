import type { Deputies } from "@magic-meetings/contract/approvals/deputy.ts";
import { describe, expect, it } from "vitest";
import { draftOf, inputOf, isOtherThan } from "./deputy-draft.ts";

const zone = "Europe/Copenhagen";
const deputies: Deputies = {
  account: { id: "a", name: "Sales" },
  owner: { id: "bo", name: "Bo" },
  escalationHours: 8,
  items: [
    { user: { id: "karen", name: "Karen" }, from: "2026-11-19T23:00:00Z", until: "2026-11-25T23:00:00Z" },
    { user: { id: "ida", name: "Ida" }, from: "2026-10-24T22:00:00Z", until: null },
  ],
  candidates: [],
  mayChange: true,
};

describe("the deputies of an account as they are edited", () => {
  it("are written in whole days, the last one included", () => {
    const { hours, rows } = draftOf(deputies, zone);
    expect(hours).toBe("8");
    expect(rows.map(({ from, until }) => [from, until])).toEqual([
      ["2026-11-20", "2026-11-25"],
      ["2026-10-25", ""],
    ]);
  });

  it("are sent back as they came", () => {
    const { items } = inputOf(draftOf(deputies, zone), zone);
    expect(items.map(({ userId, from, until }) => [userId, Date.parse(from), until && Date.parse(until)])).toEqual(
      deputies.items.map(({ user, from, until }) => [user.id, Date.parse(from), until && Date.parse(until)]),
    );
  });

  it("are to be saved only where they are other than what is saved", () => {
    const saved = draftOf(deputies, zone);
    const [karen] = saved.rows;
    expect(isOtherThan(draftOf(deputies, zone), saved)).toBe(false);
    expect(isOtherThan({ ...saved, hours: "9" }, saved)).toBe(true);
    expect(isOtherThan({ ...saved, rows: [] }, saved)).toBe(true);
    // The same person added again after she was removed is no change.
    const again = saved.rows.map((row) => (row === karen ? { ...row, key: "other" } : row));
    expect(isOtherThan({ ...saved, rows: again }, saved)).toBe(false);
  });
});
