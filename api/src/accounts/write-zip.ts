import { Readable, pipeline } from "node:stream";
import { constants, crc32, createDeflateRaw } from "node:zlib";

// A ZIP archive that is written as it goes: sizes and checksums follow each file, so nothing of it is kept.

/** One file of the archive; its text in pieces. */
interface ZippedFile {
  name: string;
  texts: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  offset: number;
  crc: number;
  size: number;
  packed: number;
}

const needed = 20;
/** Sizes follow; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 2026, 00:00, as MS-DOS counts: the same archive every time for the same files. */
const written = { time: 0, date: ((2026 - 1980) << 9) | (1 << 5) | 1 };

/** The archive, in pieces. A reader that goes away ends the work. */
export async function* zipPieces(files: Iterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  const all: Written[] = [];
  let offset = 0;
  for (const { name, texts } of files) {
    const file: Written = { name: Buffer.from(name, "utf8"), offset, crc: 0, size: 0, packed: 0 };
    const head = headOf(file);
    yield head;
    for await (const piece of packed(texts, file)) {
      file.packed += piece.length;
      yield piece;
    }
    const tail = tailOf(file);
    yield tail;
    offset += head.length + file.packed + tail.length;
    all.push(file);
  }
  const entries = all.map(entryOf);
  yield Buffer.concat([...entries, endOf(all.length, offset, length(entries))]);
}

/** Packed by the runtime, beside the thread that reads: fast rather than small. */
function packed(texts: ZippedFile["texts"], file: Written): AsyncIterable<Buffer> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  // Whoever reads it is told of errors by the stream itself.
  pipeline(Readable.from(counted(texts, file), { objectMode: false }), deflate, () => undefined);
  return deflate;
}

async function* counted(texts: ZippedFile["texts"], file: Written): AsyncGenerator<Buffer> {
  for await (const text of texts) {
    const bytes = Buffer.from(text, "utf8");
    file.crc = crc32(bytes, file.crc);
    file.size += bytes.length;
    yield bytes;
  }
}

function headOf({ name }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeFacts(head, 4);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function tailOf(file: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  writeSizes(tail, 4, file);
  return tail;
}

function entryOf(file: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(needed, 4);
  writeFacts(entry, 6);
  writeSizes(entry, 16, file);
  entry.writeUInt16LE(file.name.length, 28);
  entry.writeUInt32LE(file.offset, 42);
  return Buffer.concat([entry, file.name]);
}

function endOf(count: number, offset: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function writeFacts(into: Buffer, at: number): void {
  [needed, flags, deflated, written.time, written.date].forEach((value, index) =>
    into.writeUInt16LE(value, at + 2 * index),
  );
}

function writeSizes(into: Buffer, at: number, { crc, packed: packedSize, size }: Written): void {
  [crc, packedSize, size].forEach((value, index) => into.writeUInt32LE(value, at + 4 * index));
}

function length(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
