import { describe, expect, it } from "vitest";
import type { Likeness } from "@magic-meetings/contract/block-list/block-list-words.ts";
import { keysOf, matchPerson } from "./match-person.ts";
import { soundKey } from "./sound-key.ts";

const person = (name: string, email = "") => ({ name, email });

const alike: [string, string, Likeness][] = [
  ["Viktor Orlov", "Viktor Orlov", "name"],
  ["VIKTOR  ORLOV", "viktor orlov", "name"],
  ["Søren Kjær", "Soren Kjaer", "name"],
  ["Jürgen Groß", "jurgen gross", "name"],
  ["Orlov Viktor", "Viktor Orlov", "swapped"],
  ["Orlov, Viktor", "Viktor Orlov", "swapped"],
  ["Виктор Орлов", "Viktor Orlov", "script"],
  ["Орлов Виктор", "Viktor Orlov", "swapped"],
  ["Дмитрий Соколов", "Dmitri Sokolov", "spelling"],
  ["Dmitrij Sokoloff", "Дмитрий Соколов", "spelling"],
  ["Mohammed Al-Omari", "Muhammad Al Omari", "spelling"],
  ["Mohamed Alomari", "Mohammed Al-Omari", "spelling"],
  ["Alomari Mohammed", "Mohammed Al-Omari", "swapped"],
  ["Jon Smith", "John Smith", "spelling"],
  ["Hans Schmidt", "Hans Schmitt", "spelling"],
  ["Philipp Meyer", "Filip Meier", "spelling"],
  ["Ekaterina Ivanova", "Jekaterina Iwanowa", "spelling"],
  ["Anna Maria Rossi", "Anna Rossi", "spelling"],
  ["Rossi Anna Maria", "Anna Rossi", "spelling"],
  ["Dr. Anna Rossi", "Anna Rossi", "script"],
  ["Xiaoming Wang", "Wang Xiao Ming", "swapped"],
  ["Sukarno", "Soekarno", "spelling"],
  ["王小明", "王小明", "name"],
];

const different: [string, string][] = [
  ["Anna Rossi", "Anna Bianchi"],
  ["Anna Rossi", "Paolo Rossi"],
  ["Anna", "Anna Rossi"],
  ["Rossi", "Anna Rossi"],
  ["Jan Novak", "Ian Nowicki"],
  ["Tom Baker", "Tim Becker-Olsen"],
  ["Li Na", "Li Wei"],
  ["An Li", "Al Ni"],
  ["Clara Weiss", "Karl Wise"],
  ["Maria Garcia", "Mario Gerlach"],
  ["😀", "😎"],
  ["Lee", "Leo"],
];

describe("whether a visitor may be somebody of the block list", () => {
  it.each(alike)("%s is like %s: %s", (visitor, entry, likeness) => {
    expect(matchPerson(person(visitor), person(entry))).toMatchObject({ likeness });
  });

  it.each(alike)("it does not matter which of %s and %s is the visitor", (visitor, entry) => {
    const [one, other] = [person(visitor), person(entry)];
    expect(matchPerson(one, other)).toEqual(matchPerson(other, one));
  });

  it.each(alike)("%s and %s have a key in common, so that one finds the other", (visitor, entry) => {
    const keys = keysOf(person(entry));
    expect(keysOf(person(visitor)).some((key) => keys.includes(key))).toBe(true);
  });

  it.each(different)("%s is not like %s", (visitor, entry) => {
    expect(matchPerson(person(visitor), person(entry))).toBeUndefined();
  });

  it("goes by the address, whatever the name is", () => {
    const match = matchPerson(person("Somebody Else", "v@orlov.example"), person("Viktor Orlov", "v@orlov.example"));
    expect(match).toEqual({ likeness: "address", score: 100 });
    expect(keysOf(person("A B", "v@orlov.example"))).toContain("address:v@orlov.example");
  });

  it("is surer of a name than of how it sounds", () => {
    const [sure, less] = [
      matchPerson(person("Viktor Orlov"), person("Viktor Orlov")),
      matchPerson(person("Victor Orlow"), person("Viktor Orlov")),
    ];
    expect(sure?.score).toBeGreaterThan(less?.score ?? 100);
  });

  it("bounds the keys of an endless name", () => {
    for (const key of keysOf(person("x".repeat(5000)))) expect(key.length).toBeLessThanOrEqual(300);
  });
});

describe("how a word of a name sounds", () => {
  it.each([
    ["muhammad", "mohamed"],
    ["ivanov", "iwanow"],
    ["philipp", "filip"],
    ["schmidt", "schmitt"],
    ["aleksandr", "alexander"],
    ["yusuf", "jussuf"],
    ["eva", "ewa"],
  ])("%s as %s", (one, other) => {
    expect(soundKey(one)).toBe(soundKey(other));
  });

  it.each([
    ["rossi", "bianchi"],
    ["weber", "wagner"],
    ["li", "wei"],
  ])("%s not as %s", (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other));
  });
});
