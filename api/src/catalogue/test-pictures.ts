import { crc32, deflateSync } from "node:zlib";

// Small pictures for tests, put together part by part.

export function pngChunk(type: string, data: string | Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), Buffer.from(data as Uint8Array)]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Orange all over; of a huge one only the head says so. */
export function pngOf(width: number, height: number, more: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const isSmall = width <= 1024 && height <= 1024;
  const line = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(isSmall ? width * 3 : 3, Buffer.from([0xe0, 0x80, 0x20])),
  ]);
  const lines = Buffer.concat(Array.from({ length: isSmall ? height : 1 }, () => line));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", head),
    ...more,
    pngChunk("IDAT", deflateSync(lines)),
    pngChunk("IEND", ""),
  ]);
}

function jpegPart(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The parts of a JPEG in their order; what is scanned in it is noise. */
export function jpegOf(width: number, height: number, exif = ""): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegPart(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    ...(exif ? [jpegPart(0xe1, Buffer.from(`Exif\0\0${exif}`, "latin1"))] : []),
    jpegPart(0xdb, Buffer.alloc(65, 1)),
    jpegPart(0xc0, frame),
    jpegPart(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function webpPart(type: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** The parts of a lossless WebP. */
export function webpOf(width: number, height: number, exif = ""): Buffer {
  const data = Buffer.alloc(24);
  data[0] = 0x2f;
  data.writeUInt32LE(((width - 1) & 0x3fff) | (((height - 1) & 0x3fff) << 14), 1);
  const body = Buffer.concat([
    webpPart("VP8L", data),
    ...(exif ? [webpPart("EXIF", Buffer.from(exif, "latin1"))] : []),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
