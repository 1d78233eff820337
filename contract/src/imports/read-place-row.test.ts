import { describe, expect, it } from "vitest";
import type { RowFields } from "./import-words.ts";
import { readPlaceRow } from "./read-place-row.ts";

const good: RowFields = {
  site: "Aarhus",
  building: "Domkirken",
  floorLevel: "2",
  name: "Møllen",
  email: "Moellen@Nordlys.example",
  capacity: "12",
};

function problemsOf(change: RowFields) {
  return readPlaceRow({ ...good, ...change }).problems.map(({ field, code }) => `${field} ${code}`);
}

describe("a row that is right", () => {
  it("is read with what it leaves out left open", () => {
    const { place, problems } = readPlaceRow(good);
    expect(problems).toEqual([]);
    expect(place).toMatchObject({ site: "Aarhus", email: "moellen@nordlys.example", floorLevel: 2, capacity: 12 });
    expect(place.features).toBeUndefined();
    expect(place.approvalNeeded).toBeUndefined();
  });

  it.each<[string, RowFields, object]>([
    ["a whole number written with a point", { capacity: "12.0" }, { capacity: 12 }],
    ["a number with spaces around it", { capacity: " 12 " }, { capacity: 12 }],
    ["a basement", { floorLevel: "-1" }, { floorLevel: -1 }],
    ["a floor by its name only", { floorLevel: "", floor: "Mezzanine" }, { floor: "Mezzanine", floorLevel: undefined }],
    [
      "features in any of the usual spellings",
      { features: "Screen; Video conference,screen" },
      { features: ["screen", "video_conference"] },
    ],
    ["features on top of others", { features: "+screen;video" }, { features: ["screen", "video"], addsFeatures: true }],
    ["no features at all", { features: "-" }, { features: [] }],
    ["layouts", { layouts: "Theatre: 40; U-shape=18" }, { layouts: { theatre: 40, u_shape: 18 } }],
    ["a Windows time zone", { timeZone: "Romance Standard Time" }, { timeZone: "Europe/Paris" }],
    ["a country in small letters", { countryCode: "dk" }, { countryCode: "DK" }],
    ["a Danish yes", { approval: "Ja" }, { approvalNeeded: true }],
    ["a name that looks like a formula", { name: "=HYPERLINK(1)" }, { name: "=HYPERLINK(1)" }],
    ["a name of two forms of one letter", { name: "A\u030arhus" }, { name: "Århus" }],
  ])("may have %s", (_, fields, expected) => {
    const { place, problems } = readPlaceRow({ ...good, ...fields });
    expect(problems).toEqual([]);
    expect(place).toMatchObject(expected);
  });
});

describe("a cell that cannot be read", () => {
  it.each<[RowFields, string]>([
    [{ site: " " }, "site missing"],
    [{ email: "" }, "email missing"],
    [{ email: "room at nordlys" }, "email not_an_email"],
    [{ capacity: "about 12" }, "capacity not_a_number"],
    [{ capacity: "12.5" }, "capacity not_a_number"],
    [{ capacity: "0" }, "capacity out_of_range"],
    [{ capacity: "45234" }, "capacity out_of_range"],
    [{ capacity: "9".repeat(40) }, "capacity not_a_number"],
    [{ capacity: "#REF!" }, "capacity no_value"],
    [{ name: "#FORMULA!" }, "name no_value"],
    [{ floorLevel: "ground" }, "floorLevel not_a_number"],
    [{ floorLevel: "" }, "floorLevel missing"],
    [{ name: "x".repeat(101) }, "name too_long"],
    [{ name: "Two\nlines" }, "name not_one_line"],
    [{ features: "x".repeat(2001) }, "features too_long"],
    [{ features: "<script>" }, "features not_features"],
    [{ layouts: "theatre" }, "layouts not_layouts"],
    [{ layouts: "circle:4" }, "layouts not_layouts"],
    [{ layouts: "__proto__:4" }, "layouts not_layouts"],
    [{ layouts: "board:4;board:5" }, "layouts not_layouts"],
    [{ setupMinutes: "241" }, "setupMinutes out_of_range"],
    [{ approval: "perhaps" }, "approval not_yes_or_no"],
    [{ countryCode: "Denmark" }, "countryCode not_a_country"],
    [{ countryCode: "QX" }, "countryCode not_a_country"],
    [{ timeZone: "Mars/Olympus" }, "timeZone not_a_time_zone"],
    [{ reference: "x".repeat(201) }, "reference too_long"],
    [{ extra: "16" }, "extra extra_cells"],
  ])("%j is %s", (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem]);
  });

  it("is one problem each, with a sentence that says what is expected", () => {
    const { problems } = readPlaceRow({ ...good, capacity: "many", approval: "?" });
    expect(problems.map(({ detail }) => detail)).toEqual([
      "A whole number from 1 to 10000 is expected",
      "Yes or no is expected",
    ]);
  });
});
