import { describe, expect, it } from "vitest";
import { checkVisitors, parseVisitorList, type ListedVisitor } from "./visitor-list-rules.ts";

const anna: ListedVisitor = { name: "Anna Berg", email: "anna@partner.example", company: "", phone: "" };
const atAcme = { ...anna, company: "Acme" };
const bo: ListedVisitor = { name: "Bo Holm", email: "bo@partner.example", company: "", phone: "" };
const only = (name: string, more: Partial<ListedVisitor> = {}) => ({
  name,
  email: "",
  company: "",
  phone: "",
  ...more,
});

/** What is pasted, and whom it names. */
const lists: [string, ListedVisitor[]][] = [
  // A mail's own way of writing people.
  ["Anna Berg <anna@partner.example>", [anna]],
  ["Anna Berg <Anna@Partner.Example>", [anna]],
  ["  Anna Berg   < anna@partner.example >  ", [anna]],
  ["Anna Berg <mailto:anna@partner.example>", [anna]],
  ['"Anna Berg" <anna@partner.example>', [anna]],
  ['"Berg, Anna" <anna@partner.example>', [anna]],
  ["Berg, Anna <anna@partner.example>", [anna]],
  ["<anna.berg@partner.example>", [{ ...anna, email: "anna.berg@partner.example" }]],
  ["Anna Berg <anna@partner.example>, Acme", [atAcme]],
  ["Anna Berg <anna@partner.example>; Acme", [atAcme]],
  ["Anna Berg <anna@partner.example> Acme", [atAcme]],
  ["Anna Berg <anna@partner.example> (Acme)", [atAcme]],
  ["Anna Berg <anna@partner.example> - Acme", [atAcme]],
  ["Anna Berg <anna@partner.example>, Acme, +45 12 34 56 78", [{ ...atAcme, phone: "+45 12 34 56 78" }]],
  ["Anna Berg <anna@partner.example>, +45 12 34 56 78, Acme", [{ ...atAcme, phone: "+45 12 34 56 78" }]],
  ["Anna Berg <anna@partner.example>; Bo Holm <bo@partner.example>", [anna, bo]],
  ["Anna Berg <anna@partner.example>, Bo Holm <bo@partner.example>", [anna, bo]],
  ["Berg, Anna <anna@partner.example>; Holm, Bo <bo@partner.example>;", [anna, bo]],
  ["Berg, Anna <anna@partner.example>, Holm, Bo <bo@partner.example>", [anna, bo]],
  // Addresses alone.
  ["anna.berg@partner.example", [{ ...anna, email: "anna.berg@partner.example" }]],
  ["info@partner.example", [only("info@partner.example", { email: "info@partner.example" })]],
  [
    "anna.berg@partner.example, bo.holm@partner.example",
    [
      { ...anna, email: "anna.berg@partner.example" },
      { ...bo, email: "bo.holm@partner.example" },
    ],
  ],
  [
    "a1@partner.example;a2@partner.example",
    [
      only("a1@partner.example", { email: "a1@partner.example" }),
      only("a2@partner.example", { email: "a2@partner.example" }),
    ],
  ],
  ["Anna Berg anna@partner.example", [anna]],
  ["Anna Berg (anna@partner.example)", [anna]],
  ["Anna Berg – anna@partner.example", [anna]],
  // Lines of a spreadsheet.
  ["Anna Berg\tanna@partner.example\tAcme", [atAcme]],
  ["Anna Berg\tAcme\tanna@partner.example\t+45 12345678", [{ ...atAcme, phone: "+45 12345678" }]],
  ["Anna Berg;anna@partner.example;Acme", [atAcme]],
  ["Anna Berg, anna@partner.example, Acme", [atAcme]],
  ['"Berg ""the boss"" Anna";anna@partner.example', [{ ...anna, name: 'Berg "the boss" Anna' }]],
  ["Name\tE-mail\tCompany\nAnna Berg\tanna@partner.example\tAcme", [atAcme]],
  ["Company;Email;First name;Last name\nAcme;anna@partner.example;Anna;Berg", [atAcme]],
  ["Navn,Firma,Telefon\nAnna Berg,Acme,12 34 56 78", [only("Anna Berg", { company: "Acme", phone: "12 34 56 78" })]],
  ["Name\tNumber\tMail\nAnna Berg\t7\tanna@partner.example", [anna]],
  ["Name;Mail\n;anna.berg@partner.example", [{ ...anna, email: "anna.berg@partner.example" }]],
  // Lists as people write them.
  ["- Anna Berg <anna@partner.example>\n* Bo Holm <bo@partner.example>", [anna, bo]],
  ["1. Anna Berg <anna@partner.example>\n2) Bo Holm <bo@partner.example>", [anna, bo]],
  ["Anna Berg <anna@partner.example>\r\n\r\n\rBo Holm <bo@partner.example>\n", [anna, bo]],
  ["\uFEFFAnna\u00A0Berg <anna@partner.example>", [anna]],
  ["Anna Berg\nBo Holm", [only("Anna Berg"), only("Bo Holm")]],
  ["Anna Berg, Acme", [only("Anna Berg", { company: "Acme" })]],
  ["Madonna", [only("Madonna")]],
  // Names of every kind, kept as they are.
  ["李小龙 <li@partner.example>", [{ ...anna, name: "李小龙", email: "li@partner.example" }]],
  ["محمد علي\tm@partner.example\tشركة", [only("محمد علي", { email: "m@partner.example", company: "شركة" })]],
  ["🦄 Unicorn <u@partner.example>", [only("🦄 Unicorn", { email: "u@partner.example" })]],
  ["=HYPERLINK(1) <f@partner.example>", [only("=HYPERLINK(1)", { email: "f@partner.example" })]],
  ["<b>Bold</b>", [only("<b>Bold</b>")]],
  ["O'Neil-Smith <o@partner.example>", [only("O'Neil-Smith", { email: "o@partner.example" })]],
  ["Jean-Luc Müller-Østergård", [only("Jean-Luc Müller-Østergård")]],
  // Nobody.
  ["", []],
  [" \n\t\n ; , \n", []],
];

describe("a pasted list", () => {
  it.each(lists)("%j", (text, people) => {
    const found = parseVisitorList(text);
    expect(found.map(({ problems: _, ...person }) => person)).toEqual(people);
    expect(found.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it.each([
    ["Anna <anna@partner>", ["bad_address"]],
    ["Anna;anna@@partner.example", ["bad_address"]],
    ["Anna;anna at partner@", ["bad_address"]],
    [`${"x".repeat(201)} <x@partner.example>`, ["too_long"]],
    ["Anna <a@x.example>\nBo <A@x.example>", [], ["twice"]],
    ["Name;Mail;Company\n;;Acme", ["no_name"]],
  ])("says what is not right: %j", (text, ...problems) => {
    expect(parseVisitorList(text).map((one) => one.problems)).toEqual(problems);
  });

  it("is right once it was put right", () => {
    const [wrong] = parseVisitorList("Anna <anna@partner>");
    expect(checkVisitors([{ ...wrong!, email: "anna@partner.example" }])[0]?.problems).toEqual([]);
  });

  it("reads a long list in a moment", () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `Person ${i} <p${i}@partner.example>, Acme`).join("\n");
    const begun = performance.now();
    expect(parseVisitorList(text)).toHaveLength(5_000);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it("is not held up by what is no list", () => {
    const begun = performance.now();
    for (const letter of ["<", '"', "@", ",", ";", "a@", "(", " -"]) parseVisitorList(letter.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
