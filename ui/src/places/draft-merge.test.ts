import { describe, expect, it } from "vitest";
import { changedPart, editedFields, mergeDraft, sameValue } from "./draft-merge.ts";

const base = { name: "Aurora", capacity: "8", features: ["screen"] };

describe("a draft of a thing that others changed", () => {
  it("keeps what was typed and takes over the rest", () => {
    const draft = { version: 3, base, values: { ...base, capacity: "10" } };
    const merged = mergeDraft(draft, 4, { ...base, name: "Aurora East" });
    expect(merged).toEqual({
      draft: {
        version: 4,
        base: { ...base, name: "Aurora East" },
        values: { name: "Aurora East", capacity: "10", features: ["screen"] },
      },
      changes: [{ field: "name", before: "Aurora", now: "Aurora East", typed: undefined }],
    });
  });

  it("says where both changed the same field, and keeps what was typed", () => {
    const draft = { version: 3, base, values: { ...base, name: "Polaris" } };
    const merged = mergeDraft(draft, 4, { ...base, name: "Aurora East" });
    expect(merged.draft.values["name"]).toBe("Polaris");
    expect(merged.changes).toEqual([
      { field: "name", before: "Aurora", now: "Aurora East", typed: { value: "Polaris" } },
    ]);
  });

  it("has nothing to settle where both typed the same", () => {
    const draft = { version: 3, base, values: { ...base, features: ["screen", "phone"] } };
    const merged = mergeDraft(draft, 4, { ...base, features: ["screen", "phone"] });
    expect(editedFields(merged.draft)).toEqual([]);
    expect(merged.changes[0]?.typed).toBeUndefined();
  });
});

describe("what is sent of a form", () => {
  it("is only what was edited", () => {
    expect(changedPart({ name: "Aurora", capacity: 8 }, { name: "Aurora", capacity: 10 })).toEqual({ capacity: 10 });
  });

  it("compares values, not the order in which they were entered", () => {
    expect(sameValue({ board: 8, u_shape: 6 }, { u_shape: 6, board: 8 })).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue(undefined, null)).toBe(false);
  });
});
