import { describe, expect, it } from "vitest";
import { foldName } from "./fold-name-rules.ts";

describe("a name as it is compared", () => {
  it.each([
    ["Søren Kjær", "soren kjaer"],
    ["ÅSE  Ødegård", "ase odegard"],
    ["Łukasz Żółć", "lukasz zolc"],
    ["Jürgen Groß", "jurgen gross"],
    ["Þóra Guðmundsdóttir", "thora gudmundsdottir"],
    ["İpek Yıldız", "ipek yildiz"],
    ["  Marie-Claire\tD’Arc ", "marie-claire d’arc"],
    ["محمد", "محمد"],
    ["Ｗide", "wide"],
    ["a\u200bb\u202ec", "abc"],
    ["", ""],
  ])("of %j is %j", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});
