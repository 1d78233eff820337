import { crc32, inflateSync } from "node:zlib";
import { create } from "qrcode";
import { describe, expect, it } from "vitest";
import { qrPicture } from "./qr-picture.ts";

const text = "MM1:Zm9vYmFyLWJhei1xdXV4LWNvcmdl";

/** The bits of a picture of one bit a pixel without filters, row by row. */
function pixelsOf(png: Buffer): number[][] {
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  expect(png.toString("latin1", 37, 41)).toBe("IDAT");
  const bytes = inflateSync(png.subarray(41, 41 + length));
  const stride = 1 + Math.ceil(width / 8);
  return Array.from({ length: png.readUInt32BE(20) }, (_, y) =>
    Array.from({ length: width }, (_, x) => ((bytes[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1),
  );
}

describe("the picture of a pass", () => {
  it("shows every module of the code eight pixels wide, with a white margin of four modules", () => {
    const { size, data } = create(text, {}).modules;
    const pixels = pixelsOf(qrPicture(text));
    expect(pixels).toHaveLength((size + 8) * 8);
    const expected = pixels.map((row, y) =>
      row.map((_, x) => {
        const [column, line] = [Math.floor(x / 8) - 4, Math.floor(y / 8) - 4];
        const isInside = column >= 0 && line >= 0 && column < size && line < size;
        return isInside && data[line * size + column] === 1 ? 0 : 1;
      }),
    );
    expect(pixels).toEqual(expected);
  });

  it("is a PNG whose chunks carry the sums of their bytes", () => {
    const png = qrPicture(text);
    expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
      const end = at + 8 + png.readUInt32BE(at);
      expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    }
    expect(png.toString("latin1", png.length - 8, png.length - 4)).toBe("IEND");
  });
});
