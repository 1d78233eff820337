import { expect, it } from "vitest";
import { initialsOf } from "./initials-rules.ts";

it.each([
  ["Anna Berg", "A. B."],
  ["anna maria van den berg", "A. B."],
  ["Madonna", "M."],
  ["Åse Ørsted", "Å. Ø."],
  ["A\u030Ase", "Å."],
  ["  Anna \t Berg ", "A. B."],
  ["李小龙", "李."],
  ["محمد علي", "م. ع."],
  ["\u202EAnna Berg", "A. B."],
  ["=HYPERLINK(1) Berg", "H. B."],
  ["<b>Anna</b> Berg", "B. B."],
  ["🦄 Unicorn", "?. U."],
  ["", ""],
])("%j is shown as %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
