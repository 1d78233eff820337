import { describe, expect, it } from "vitest";
import { indexOf, searchVisits, type Searchable } from "./search-rules.ts";

const day: Searchable[] = [
  { id: "nina", searchText: "Nina Bergström Bergen Design AS Anna Kjær DK 12 345" },
  { id: "søren", searchText: "Søren Ærø Nordlys Anna Kjær" },
  { id: "li", searchText: "李小龙 li xiao long Hugo Ferrari" },
  { id: "layla", searchText: "ليلى الحداد lyly alhdad Hugo Ferrari" },
  { id: "muller", searchText: "Jürgen Müller-Lüdenscheidt Hugo Ferrari EU 77-AB" },
  { id: "cher", searchText: "Cher" },
];
const index = indexOf(day);

describe("searching at the reception", () => {
  it.each([
    ["", ["nina", "søren", "li", "layla", "muller", "cher"]],
    ["   ", ["nina", "søren", "li", "layla", "muller", "cher"]],
    ["nina", ["nina"]],
    ["NIN", ["nina"]],
    ["bergstrom", ["nina"]],
    ["Bergström nina", ["nina"]],
    ["design", ["nina"]],
    ["soren", ["søren"]],
    ["aero", ["søren"]],
    ["anna", ["nina", "søren"]],
    ["anna kjaer berg", ["nina"]],
    ["李小", ["li"]],
    ["xiao", ["li"]],
    ["ليلى", ["layla"]],
    ["muller", ["muller"]],
    ["ludenscheidt", ["muller"]],
    ["dk12345", ["nina"]],
    ["DK 12345", ["nina"]],
    ["12-345", ["nina"]],
    ["77ab", ["muller"]],
    ["che", ["cher", "muller"]],
    // Spelled nearly so.
    ["bergstrøem", ["nina"]],
    ["bergstram", ["nina"]],
    ["mueller", ["muller"]],
    ["jurgn", ["muller"]],
    ["bergstorm", ["nina"]],
    ["ludenshc", ["muller"]],
    ["ferari", ["li", "layla", "muller"]],
    // Nobody.
    ["zzzz", []],
    ["nina ferrari", []],
    ["😀", ["nina", "søren", "li", "layla", "muller", "cher"]],
    ["<b>", ["nina", "muller"]],
    ["(.*", ["nina", "søren", "li", "layla", "muller", "cher"]],
  ])("%j finds %j", (typed, ids) => {
    expect(searchVisits(index, typed)).toEqual(ids);
  });

  it("puts a beginning before a part, and a part before what is spelled nearly so", () => {
    const three = indexOf([
      { id: "near", searchText: "marten" },
      { id: "part", searchText: "smartin" },
      { id: "begins", searchText: "martinsen" },
      { id: "itself", searchText: "martin" },
    ]);
    expect(searchVisits(three, "martin")).toEqual(["itself", "begins", "part", "near"]);
  });

  it("answers for two thousand visitors many times within a second", () => {
    const many = indexOf(
      Array.from({ length: 2000 }, (_, number) => ({
        id: String(number),
        searchText: `given${number} family${(number * 7919) % 2000} company${number % 150} host${number % 60} DK${10_000 + number}`,
      })),
    );
    const begun = performance.now();
    for (let round = 0; round < 10; round += 1) searchVisits(many, "famliy12");
    // A part of one frame of 16 ms; more than ten times that leaves room for a busy machine.
    expect((performance.now() - begun) / 10).toBeLessThan(100);
  });
});
