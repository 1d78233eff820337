import { describe, expect, it } from "vitest";
import { dietSchema } from "./diet.ts";
import { countAllergens, countDiets, dietsWithin, mergeDiets, sameDiets, type DietCount } from "./diet-rules.ts";

const vegan = (count: number): DietCount => ({ diet: "vegan", count });
const halal = (count: number): DietCount => ({ diet: "halal", count });

describe("diets as numbers", () => {
  it("count everybody once a word, the most first", () => {
    const people = [
      { diets: ["vegan", "vegan"], allergens: ["nuts"] },
      { diets: ["halal", "vegan"], allergens: ["milk", "nuts"] },
      { diets: [], allergens: [] },
    ] as const;
    expect(countDiets(people)).toEqual([vegan(2), halal(1)]);
    expect(countAllergens(people)).toEqual([
      { allergen: "nuts", count: 2 },
      { allergen: "milk", count: 1 },
    ]);
  });

  it.each<[string, DietCount[], DietCount[], DietCount[], number, DietCount[]]>([
    ["nobody said anything", [vegan(3)], [], [], 12, [vegan(3)]],
    ["more was said than written", [vegan(1)], [], [vegan(2)], 12, [vegan(2)]],
    ["less was said than written", [vegan(3)], [], [vegan(2)], 12, [vegan(3)]],
    ["another diet was said", [vegan(3)], [], [halal(1)], 12, [vegan(3), halal(1)]],
    ["what was filled in gives way", [vegan(3)], [vegan(3)], [vegan(1)], 12, [vegan(1)]],
    ["what was filled in goes away", [vegan(3)], [vegan(3)], [], 12, []],
    ["what was changed after it was filled in stands", [vegan(4)], [vegan(3)], [vegan(1)], 12, [vegan(4)]],
    ["never more than the line is for", [vegan(5)], [], [halal(7)], 4, [halal(4), vegan(4)]],
  ])("on a line: %s", (_, written, filled, said, quantity, expected) => {
    expect(mergeDiets(written, filled, said, quantity)).toEqual(expected);
  });

  it("are no more of one diet than there are portions, whatever was said", () => {
    expect(dietsWithin([vegan(6), halal(2)], 4)).toEqual([vegan(4), halal(2)]);
  });

  it("are the same in any order", () => {
    expect(sameDiets([vegan(1), halal(2)], [halal(2), vegan(1)])).toBe(true);
    expect(sameDiets([vegan(1)], [vegan(2)])).toBe(false);
  });
});

describe("what can be said", () => {
  it.each([
    [{}, true],
    [{ diets: ["vegan"], allergens: ["nuts"] }, true],
    [{ allergens: ["nuts"], nameForAllergy: true, note: "at the door seat" }, true],
    [{ nameForAllergy: true }, false],
    [{ allergens: ["nuts"], note: "at the door seat" }, false],
    [{ diets: ["meat"] }, false],
    [{ diets: ["vegan"], name: "Kim" }, false],
    [{ allergens: ["nuts"], nameForAllergy: true, note: "x".repeat(121) }, false],
  ])("%j: %s", (said, taken) => {
    expect(dietSchema.safeParse(said).success).toBe(taken);
  });
});
