import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { FileRefusal } from "./file-refusal.ts";
import { readSheet } from "./read-sheet.ts";
import { csv, encoded, heading, row, xlsx } from "./test-sheets.ts";

const room = ["København", "Havnehuset", "1", "Ærø", "aeroe@nordlys.example", "4"];
const fields = {
  site: "København",
  building: "Havnehuset",
  floorLevel: "1",
  name: "Ærø",
  email: "aeroe@nordlys.example",
  capacity: "4",
};

async function read(source: "csv" | "xlsx", bytes: Uint8Array) {
  const { rows, ignoredColumns } = await readSheet(source, bytes);
  const all = [];
  for await (const { number, fields: cells } of rows) all.push({ number, fields: cells });
  return { rows: all, ignoredColumns };
}

async function refusal(source: "csv" | "xlsx", bytes: Uint8Array) {
  const error = await read(source, bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FileRefusal)) throw new Error(`This was read, or broke: ${String(error)}`);
  return error.problem;
}

describe("a text file", () => {
  it.each([
    ["UTF-8", encoded(csv([heading, room]), "utf8")],
    ["UTF-8 with its mark", encoded(csv([heading, room]), "utf8", [0xef, 0xbb, 0xbf])],
    ["UTF-16 with its mark, little end first", encoded(csv([heading, room]), "utf16le", [0xff, 0xfe])],
    ["UTF-16 with its mark, big end first", encoded(csv([heading, room]), "utf16be", [0xfe, 0xff])],
    ["UTF-16 without a mark, little end first", encoded(csv([heading, room]), "utf16le")],
    ["UTF-16 without a mark, big end first", encoded(csv([heading, room]), "utf16be")],
    ["Windows-1252", encoded(csv([heading, room]), "latin1")],
    ["semicolons", encoded(csv([heading, room], ";"), "utf8")],
    ["tabs", encoded(csv([heading, room], "\t"), "utf8")],
    ["its separator named", encoded(`sep=;\r\n${csv([heading, room], ";")}`, "utf8")],
  ])("is read in %s", async (_, bytes) => {
    expect((await read("csv", bytes)).rows).toMatchObject([{ fields }]);
  });

  it("keeps the row numbers that a person sees, over empty lines and texts of several lines", async () => {
    const text = csv([heading, room, [], [`"A\nB"`, ...room.slice(1)], ["", "", ""], room]);
    expect((await read("csv", encoded(text, "utf8"))).rows.map(({ number }) => number)).toEqual([2, 4, 6]);
  });

  it("takes a cell that begins with = + - or @ for the text that it is", async () => {
    const cells = ["=1+1", "+A", "-B", `"=HYPERLINK(""http://x"")"`, "@sum", "4"];
    const { rows } = await read("csv", encoded(csv([heading, cells]), "utf8"));
    expect(rows[0]?.fields).toMatchObject({ site: "=1+1", building: "+A", name: '=HYPERLINK("http://x")' });
  });

  it("says which columns it does not know, and keeps what stands beyond the last", async () => {
    const { rows, ignoredColumns } = await read(
      "csv",
      encoded(
        csv([
          [...heading, "Colour"],
          [...room, "red", "?"],
        ]),
        "utf8",
      ),
    );
    expect(ignoredColumns).toEqual(["Colour"]);
    expect(rows[0]?.fields).toEqual({ ...fields, extra: "?" });
  });

  it("takes quotes in the middle of a text as they are", async () => {
    const { rows } = await read(
      "csv",
      encoded(csv([heading, ["A", "B", "1", '12" screen', "a@b.example", "4"]]), "utf8"),
    );
    expect(rows[0]?.fields.name).toBe('12" screen');
  });
});

describe("an XLSX file", () => {
  it("is read with texts of its cells, shared ones, numbers and truth values", async () => {
    const cells =
      `<c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t>Havne</t></r><r><t>huset</t></r></is></c>` +
      `<c r="C2"><v>1</v></c><c r="D2" t="s"><v>0</v></c><c r="E2" t="str"><v>aeroe@nordlys.example</v></c><c r="F2"><v>4.0E0</v></c>`;
    const bytes = xlsx({
      rows: `${row(1, heading)}<row r="2">${cells}</row>`,
      shared: `<si><t>Ærø</t><rPh><t>x</t></rPh></si><si><t>København</t></si>`,
    });
    expect(await read("xlsx", bytes)).toEqual({ rows: [{ number: 2, fields }], ignoredColumns: [] });
  });

  it("takes the value that a file keeps of a formula, and never calculates", async () => {
    const cells = `<c r="A2"><f>1+1</f><v>3</v></c><c r="B2"><f>1+1</f></c><c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`;
    const { rows } = await read("xlsx", xlsx({ rows: `${row(1, heading)}<row r="2">${cells}</row>` }));
    expect(rows).toEqual([{ number: 2, fields: { site: "3", building: "#FORMULA!", capacity: "#DIV/0!" } }]);
  });

  it("is read from its first visible sheet, with the row numbers that it has", async () => {
    const workbook = `<x:workbook xmlns:x="a" xmlns:r="b"><x:sheets><x:sheet state="hidden" r:id="r0"/><x:sheet r:id="r1"/></x:sheets></x:workbook>`;
    const rows = `${row(1, heading)}<row r="9"/>${row(12, room)}`;
    expect((await read("xlsx", xlsx({ workbook, rows }))).rows).toEqual([{ number: 12, fields }]);
  });
});

const entities = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>${row(1, ["&b;"])}</sheetData></worksheet>`;
const large = "a".repeat(3 * 1024 * 1024);

describe("a file that is refused", () => {
  it.each<[string, "csv" | "xlsx", Uint8Array, string]>([
    ["nothing", "csv", new Uint8Array(), "empty"],
    ["blank lines", "csv", strToU8("\n\n\n"), "empty"],
    ["a picture", "csv", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]), "not_text"],
    ["an XLSX file sent as text", "csv", xlsx({}), "not_text"],
    ["text sent as XLSX", "xlsx", strToU8("Site,Building"), "not_xlsx"],
    ["an old Excel file", "xlsx", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "old_excel"],
    ["another archive", "xlsx", zipSync({ "word/document.xml": strToU8("<a/>") }), "not_xlsx"],
    ["half an archive", "xlsx", xlsx({ rows: row(1, heading) }).slice(0, 200), "not_xlsx"],
    ["a damaged part", "xlsx", damaged(), "broken_file"],
    ["XML that does not end", "xlsx", xlsx({ sheet: "<worksheet><sheetData>" }), "broken_file"],
    ["XML entities", "xlsx", xlsx({ sheet: entities }), "declares_entities"],
    ["an unknown entity", "xlsx", xlsx({ rows: row(1, ["&mine;"]) }), "broken_file"],
    [
      "a sheet that is not there",
      "xlsx",
      xlsx({ workbook: `<workbook><sheets><sheet r:id="r9"/></sheets></workbook>` }),
      "broken_file",
    ],
    [
      "a part that unpacks to much",
      "xlsx",
      xlsx({ more: { "xl/media/zeros.bin": [new Uint8Array(4e6), { level: 9 }] } }),
      "too_large_inside",
    ],
    ["one text of megabytes", "xlsx", xlsx({ rows: row(1, [large + Math.random()]), more: {} }), "too_large_inside"],
    ["many parts", "xlsx", xlsx({ more: parts(importLimits.insideFiles) }), "too_many_files_inside"],
    ["a million columns", "csv", strToU8(`Site${",".repeat(900_000)}\n`), "too_many_columns"],
    [
      "a column far to the right",
      "xlsx",
      xlsx({ rows: `<row r="1"><c r="XFD1"><v>1</v></c></row>` }),
      "too_many_columns",
    ],
    ["a column beyond all", "xlsx", xlsx({ rows: `<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>` }), "too_many_columns"],
    ["rows out of order", "xlsx", xlsx({ rows: `${row(2, heading)}${row(1, heading)}` }), "broken_file"],
    ["a quote that does not end", "csv", strToU8(`${heading.join(",")}\n"Oslo,A,1,B,b@c.example,4\n`), "broken_quotes"],
    ["no heading", "csv", strToU8(csv([room, room])), "no_header"],
    ["a column missing", "csv", strToU8(csv([heading.slice(1), room.slice(1)])), "missing_columns"],
    ["a column twice", "csv", strToU8(csv([[...heading, "Kapacitet"], room])), "column_twice"],
    ["a heading only", "csv", strToU8(csv([heading])), "no_rows"],
    [
      "too many rows",
      "csv",
      strToU8(`${heading.join(",")}\n${"a,b,1,c,d@e.example,4\n".repeat(importLimits.rows + 1)}`),
      "too_many_rows",
    ],
  ])("%s (%s)", async (_, source, bytes, code) => {
    const problem = await refusal(source, bytes);
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/^[A-Z].{15}/);
  });

  it("says which columns are missing, in the template's words", async () => {
    expect(await refusal("csv", strToU8("Site,Room\nA,B"))).toMatchObject({
      about: "Building, E-mail, Capacity, Floor level",
    });
  });

  it("says at which line a quote was left open", async () => {
    const text = `${heading.join(",")}\n${room.join(",")}\n"Oslo,A\n`;
    expect(await refusal("csv", strToU8(text))).toMatchObject({ row: 3 });
  });
});

function damaged(): Uint8Array {
  const bytes = xlsx({
    rows: row(1, heading) + Array.from({ length: 200 }, (_, i) => row(i + 2, [`${Math.sin(i)}`])).join(""),
  });
  return bytes.map((byte, index) => (index > bytes.length / 2 && index < bytes.length / 2 + 40 ? byte ^ 0x5a : byte));
}

function parts(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`xl/${index}.xml`, new Uint8Array()]));
}
