import { crc32, deflateSync } from "node:zlib";
import { create } from "qrcode";

/** Large modules and a margin: it is read from a telephone's screen in the sun. */
const scale = 8;
const margin = 4;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The text as a QR code: a PNG (ISO 15948) of one bit a pixel, because it is black and white and drawn for every pass. */
export function qrPicture(text: string): Buffer {
  const { size, data } = create(text, {}).modules;
  const width = (size + 2 * margin) * scale;
  const row = (y: number) => rowOf(width, (x) => isDark(data, size, x, y));
  const modules = Array.from({ length: size + 2 * margin }, (_, y) => row(y - margin));
  const pixels = Buffer.concat(modules.flatMap((one) => Array.from({ length: scale }, () => one)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  // One bit of grey; the compression, filter and order of rows are the only ones that there are or that are wanted.
  header.writeUInt8(1, 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function isDark(data: Uint8Array, size: number, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < size && y < size && data[y * size + x] === 1;
}

/** A row of pixels behind the number of its filter, which is none. A module is one byte wide: eight pixels. */
function rowOf(width: number, isDarkAt: (x: number) => boolean): Buffer {
  const row = Buffer.alloc(1 + width / scale, 0xff);
  row.writeUInt8(0, 0);
  for (let module = 0; module < width / scale; module += 1)
    if (isDarkAt(module - margin)) row.writeUInt8(0, 1 + module);
  return row;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
