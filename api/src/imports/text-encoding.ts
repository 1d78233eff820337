import { FileRefusal } from "./file-refusal.ts";

const chunkBytes = 64 * 1024;
/** A file is judged by its beginning where nothing at its start says how it is encoded. */
const judgedBytes = 4096;

/** The name of the encoding that a file's text is in: by its mark, else by what fits. Windows-1252 is what is left. */
export function detectEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const [even, odd] = zeroBytes(bytes.subarray(0, judgedBytes));
  const pairs = Math.min(bytes.length, judgedBytes) / 2;
  if (odd > pairs / 2 && even === 0) return "utf-16le";
  if (even > pairs / 2 && odd === 0) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** The text in pieces, its mark left out, each with how much of the file it brings one to, from 0 to 1. Refuses what is no text. */
export function* decodeText(bytes: Uint8Array): Generator<{ text: string; done: number }> {
  const decoder = new TextDecoder(detectEncoding(bytes));
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const end = Math.min(at + chunkBytes, bytes.length);
    const text = decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    if (noText.test(text)) throw new FileRefusal("not_text");
    yield { text, done: end / bytes.length };
  }
}

/** Characters that no spreadsheet writes into a text file. */
const noText = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

function zeroBytes(bytes: Uint8Array): [even: number, odd: number] {
  const zeros: [number, number] = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  return zeros;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: at + chunkBytes < bytes.length });
    }
    return true;
  } catch {
    return false;
  }
}
