import type { PictureType } from "@magic-meetings/contract/catalogue/catalogue-limits.ts";
import { catalogueLimits } from "@magic-meetings/contract/catalogue/catalogue-limits.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";

// What a picture is, is read from its bytes, never from what it was called. It is written anew from the parts that make
// the picture: where it was taken, comments and whatever follows its end are left out.

export interface CleanPicture {
  type: PictureType;
  width: number;
  height: number;
  bytes: Uint8Array;
}

interface Size {
  width: number;
  height: number;
}

/** The picture without anything that is not picture; refuses what is none, or too large to show. */
export function cleanPicture(given: Uint8Array): CleanPicture {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const picture = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  if (picture === undefined) throw notUnderstood("This is not a whole PNG, JPEG or WebP picture");
  const { pictureSide: largest, smallestPictureSide: smallest } = catalogueLimits;
  const sides = [picture.width, picture.height];
  if (sides.some((side) => side > largest)) throw notUnderstood(`A picture has at most ${largest} pixels along a side`);
  if (sides.some((side) => side < smallest)) {
    throw notUnderstood(`A picture has at least ${smallest} pixels along a side`);
  }
  return picture;
}

function notUnderstood(detail: string): Refusal {
  return new Refusal("picture_not_understood", detail);
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What is needed to show it, with transparency and colours; no text, no time, no animation. */
const pngParts = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "cHRM"]);

function readPng(bytes: Buffer): CleanPicture | undefined {
  if (!bytes.subarray(0, 8).equals(pngStart)) return undefined;
  const kept: Buffer[] = [pngStart];
  let size: Size | undefined;
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if ((at === 8) !== (type === "IHDR")) return undefined;
    if (type === "IHDR" && length === 13) size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    if (type === "IDAT") hasData = true;
    if (pngParts.has(type)) kept.push(bytes.subarray(at, end));
    if (type === "IEND")
      return size && hasData ? { type: "image/png", ...size, bytes: Buffer.concat(kept) } : undefined;
    at = end;
  }
  return undefined;
}

const [startOfScan, endOfImage] = [0xda, 0xd9];
/** Markers that begin a frame and tell its size. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Application data and comments; the colour transform of Adobe's (14) is needed to show it. */
const isLeftOut = (marker: number) => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

function readJpeg(bytes: Buffer): CleanPicture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: Size | undefined;
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === endOfImage) {
      kept.push(bytes.subarray(at, at + 2));
      return size && hasScan ? { type: "image/jpeg", ...size, bytes: Buffer.concat(kept) } : undefined;
    }
    if (at + 4 > bytes.length) return undefined;
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return undefined;
    if (isFrame(marker) && end >= at + 9) {
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    if (marker === startOfScan) {
      hasScan = true;
      end = endOfScan(bytes, end);
    }
    if (!isLeftOut(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Scan data goes on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const webpParts = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"]);

function readWebp(bytes: Buffer): CleanPicture | undefined {
  if (bytes.length < 30 || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") {
    return undefined;
  }
  const last = bytes.readUInt32LE(4) + 8;
  if (last > bytes.length) return undefined;
  const kept: Buffer[] = [];
  let size: Size | undefined;
  for (let at = 12; at + 8 <= last;) {
    const type = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > last) return undefined;
    const part = Buffer.from(bytes.subarray(at, end));
    if (type === "VP8X" && length >= 10) {
      // Of its flags those of animation, EXIF and XMP: they are left out.
      part[8] = (part[8] ?? 0) & ~0b0000_1110;
    }
    if (type === "VP8 " || type === "VP8L") size = webpSize(type, part);
    if (webpParts.has(type)) kept.push(part);
    at = end;
  }
  if (size === undefined) return undefined;
  const body = Buffer.concat(kept);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return { type: "image/webp", ...size, bytes: Buffer.concat([head, body]) };
}

function webpSize(type: "VP8 " | "VP8L", part: Buffer): Size | undefined {
  if (type === "VP8L") {
    if (part.length < 13 || part[8] !== 0x2f) return undefined;
    const bits = part.readUInt32LE(9);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (part.length < 18 || part.readUIntBE(11, 3) !== 0x9d012a) return undefined;
  return { width: part.readUInt16LE(14) & 0x3fff, height: part.readUInt16LE(16) & 0x3fff };
}
