import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const worthIt = /\.(js|css|html|svg|json)$/;
const smallest = 1_000;
// The next better levels take many times as long for a hundredth of the size.
const brotliQuality = 9;
const gzipLevel = 9;

/** Puts a compressed copy beside everything that is worth it, for the server to send instead. */
export async function compressPages(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  await Promise.all(files.filter((file) => worthIt.test(file)).map((file) => compressFile(path.join(folder, file))));
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < smallest) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
  await Promise.all([
    promisify(gzip)(content, { level: gzipLevel }).then((packed) => writeFile(`${file}.gz`, packed)),
    promisify(brotliCompress)(content, { params }).then((packed) => writeFile(`${file}.br`, packed)),
  ]);
}
