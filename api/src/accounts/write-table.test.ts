import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvPieces, csvRow, tableFile } from "./write-table.ts";
import type { Cell, Rows } from "./write-xlsx.ts";

/** Each row is a lot of its own. */
async function* rowsOf(...rows: Cell[][]): Rows {
  for (const row of rows) yield [row];
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe("a row of CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+45 12", "'+45 12"],
    ["-1", "'-1"],
    ["@cmd", "'@cmd"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["=1,2", `"'=1,2"`],
    ["plain", "plain"],
  ])("writes %j as %j", (cell, expected) => {
    expect(csvRow([cell])).toBe(`${expected}\r\n`);
  });

  it("leaves numbers as they are, also negative ones", () => {
    expect(csvRow([{ number: "-12.50" }, null, ""])).toBe("-12.50,,\r\n");
  });
});

it("a CSV file begins with the mark of its encoding, and what is read together goes out together", async () => {
  const pieces: string[] = [];
  for await (const piece of csvPieces(rowsOf(["a"], ["b"], ["c"]))) pieces.push(Buffer.from(piece).toString("utf8"));
  expect(pieces).toEqual(["\ufeffa\r\n", "b\r\n", "c\r\n"]);
});

describe("a spreadsheet", () => {
  it("holds texts as texts and numbers with every digit", async () => {
    const cells: Cell[] = ['=HYPERLINK("x")', "a & b < c > d", { number: "90071992547409.91" }, null];
    const file = tableFile("xlsx", { name: "x", sheet: "A & B", rows: rowsOf(cells, ["\u0000\ud800z"]) });
    const parts = unzipSync(await whole(file.pieces));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t></is></c>');
    expect(sheet).toContain("a &amp; b &lt; c &gt; d");
    expect(sheet).toContain("<c><v>90071992547409.91</v></c><c/>");
    expect(sheet).toContain("\ufffd\ufffdz");
    expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain('name="A &amp; B"');
  });

  it("is written piece by piece, a fraction of it in memory", async () => {
    async function* many(): Rows {
      for (let row = 0; row < 20_000; row += 1) yield [[`Row ${row * 7919}`, { number: String(row) }]];
    }
    const sizes: number[] = [];
    for await (const piece of tableFile("xlsx", { name: "x", sheet: "S", rows: many() }).pieces) {
      sizes.push(piece.length);
    }
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThan(300_000);
  });
});
