import { crc32, deflateSync, inflateSync } from "node:zlib";

// A picture of a screen has few colours, so a palette and a byte a pixel show the same at a third of the size.

const mostColours = 256;
/** What is filled with one colour keeps it exactly. */
const exactColours = 48;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same PNG with at most 256 colours; each other one is drawn as the nearest of them. */
export function smallPicture(png: Buffer): Buffer {
  const { width, height, bytesPerPixel, pixels } = decode(png);
  const counts = new Map<number, number>();
  const colours = new Uint32Array(width * height);
  for (let index = 0; index < colours.length; index += 1) {
    const colour = pixels.readUIntBE(index * bytesPerPixel, 3);
    colours[index] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let index = 0; index < colours.length; index += 1) {
    rows[index + Math.floor(index / width) + 1] = places.get(colours[index] ?? 0) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", table),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The most frequent colours, and of all others that are much alike one: what is rare, but alike to nothing, keeps its colour. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const frequent = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const exact = frequent.slice(0, exactColours);
  const families = new Map<number, number>();
  for (const colour of frequent.slice(exactColours)) {
    const family = colour & 0xf0f0f0;
    if (!families.has(family)) families.set(family, colour);
  }
  return [...exact, ...families.values()].slice(0, mostColours);
}

function nearest(colour: number, palette: readonly number[]): number {
  const exact = palette.indexOf(colour);
  if (exact >= 0) return exact;
  const far = palette.map((one) =>
    [16, 8, 0].reduce((sum, bits) => sum + (((one >> bits) & 255) - ((colour >> bits) & 255)) ** 2, 0),
  );
  return far.indexOf(Math.min(...far));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

interface Decoded {
  width: number;
  height: number;
  bytesPerPixel: number;
  pixels: Buffer;
}

/** Of what a browser's screenshot is: eight bits a channel, with or without opacity, not interlaced. */
function decode(png: Buffer): Decoded {
  const parts: Buffer[] = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const bytesPerPixel = png[25] === 6 ? 4 : 3;
  const rows = inflateSync(Buffer.concat(parts));
  const pixels = Buffer.alloc(width * height * bytesPerPixel);
  const line = width * bytesPerPixel;
  for (let row = 0; row < height; row += 1) unfilter(rows, row, pixels, line, bytesPerPixel);
  return { width, height, bytesPerPixel, pixels };
}

/** A row is written as what it differs by from the pixels on its left and above. */
function unfilter(rows: Buffer, row: number, pixels: Buffer, line: number, bytesPerPixel: number): void {
  const from = row * (line + 1);
  const to = row * line;
  const filter = rows[from] ?? 0;
  for (let index = 0; index < line; index += 1) {
    const left = index < bytesPerPixel ? 0 : (pixels[to + index - bytesPerPixel] ?? 0);
    const above = row === 0 ? 0 : (pixels[to + index - line] ?? 0);
    const corner = index < bytesPerPixel || row === 0 ? 0 : (pixels[to + index - line - bytesPerPixel] ?? 0);
    const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
    pixels[to + index] = (rows[from + 1 + index] ?? 0) + guess;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
