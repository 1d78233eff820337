import type { Readable } from "node:stream";
import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { FileRefusal } from "./file-refusal.ts";

/** The parts of an archive whose sizes are within bounds. */
export interface Archive {
  /** The unpacked size of a part, undefined where there is none of that name. */
  sizeOf(name: string): number | undefined;
  /** Streams a part; it ends with an error where the part is larger than the archive says. */
  open(name: string): Promise<Readable>;
}

/** Opens a ZIP archive in memory; what it says about its parts is judged before anything is unpacked. Throws `FileRefusal`. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = await readEntries(zip);
  return {
    sizeOf: (name) => entries.get(partName(name))?.uncompressedSize,
    open: async (name) => {
      const entry = entries.get(partName(name));
      if (entry === undefined) throw new FileRefusal("broken_file", { about: name });
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) =>
          error ? reject(new FileRefusal("broken_file", { about: name })) : resolve(stream),
        );
      });
    },
  };
}

function openZip(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new FileRefusal("not_xlsx")) : resolve(zip),
    );
  });
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const { insideFiles, insideBytes } = importLimits;
  const tooMany = () => new FileRefusal("too_many_files_inside", { about: String(insideFiles) });
  if (zip.entryCount > insideFiles) throw tooMany();
  const entries = new Map<string, Entry>();
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on("error", () => reject(new FileRefusal("broken_file")));
    zip.on("end", resolve);
    zip.on("entry", (entry: Entry) => {
      total += entry.uncompressedSize;
      if (entry.isEncrypted()) return reject(new FileRefusal("old_excel"));
      if (total > insideBytes || isBomb(entry)) return reject(tooLargeInside());
      entries.set(partName(entry.fileName), entry);
      return entries.size > insideFiles ? reject(tooMany()) : zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

const smallPart = 1024 * 1024;

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > smallPart && uncompressedSize > compressedSize * importLimits.insideRatio;
}

export function tooLargeInside(): FileRefusal {
  return new FileRefusal("too_large_inside", { about: `${importLimits.insideBytes / 1024 / 1024} MB` });
}

function partName(name: string): string {
  return name.replace(/^\/+/, "").toLowerCase();
}
