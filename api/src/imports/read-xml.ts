import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { FileRefusal } from "./file-refusal.ts";
import { tooLargeInside } from "./open-archive.ts";

/** What is told of an XML document; names without their namespace's prefix. */
export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** A text, tag or comment that is longer than this is in no spreadsheet. */
const longestToken = 1024 * 1024;

/**
 * Reads an XML document as it streams in; after every piece the caller may take what it has collected. There are no
 * entities but XML's own: a document that declares any is refused. Throws `FileRefusal`.
 */
export async function* readXml(part: string, stream: Readable, events: XmlEvents): AsyncGenerator<{ bytes: number }> {
  const broken = () => new FileRefusal("broken_file", { about: part });
  const parser = new SaxesParser();
  const decoder = new StringDecoder("utf8");
  let bytes = 0;
  let sinceTag = 0;
  parser.on("error", () => {
    throw broken();
  });
  parser.on("doctype", () => {
    throw new FileRefusal("declares_entities", { about: part });
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    sinceTag = 0;
    events.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    sinceTag = 0;
    events.close(localName(name));
  });
  parser.on("text", events.text);
  parser.on("cdata", events.text);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sinceTag += chunk.length;
      bytes += chunk.length;
      parser.write(decoder.write(chunk));
      if (sinceTag > longestToken) throw tooLargeInside();
      yield { bytes };
    }
    parser.close();
  } catch (error) {
    // What the unpacking itself refuses: damage, or more than the archive said.
    throw error instanceof FileRefusal ? error : broken();
  } finally {
    stream.destroy();
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
