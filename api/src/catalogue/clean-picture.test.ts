import { describe, expect, it } from "vitest";
import { cleanPicture } from "./clean-picture.ts";
import { jpegOf, pngChunk, pngOf, webpOf } from "./test-pictures.ts";

const secret = "55.6761N 12.5683E";
const contains = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);

describe("a picture that is handed in", () => {
  it.each([
    ["PNG", pngOf(320, 240), "image/png"],
    ["JPEG", jpegOf(320, 240), "image/jpeg"],
    ["WebP", webpOf(320, 240), "image/webp"],
  ])("is a %s by what is in it, with its size", (_, bytes, type) => {
    expect(cleanPicture(bytes)).toMatchObject({ type, width: 320, height: 240 });
  });

  it.each([
    ["PNG", pngOf(32, 32, [pngChunk("tEXt", secret), pngChunk("eXIf", secret)])],
    ["JPEG", jpegOf(32, 32, secret)],
    ["WebP", webpOf(32, 32, secret)],
  ])("loses where it was taken: %s", (_, bytes) => {
    expect(contains(bytes, secret)).toBe(true);
    const clean = cleanPicture(bytes);
    expect(contains(clean.bytes, secret)).toBe(false);
    expect(cleanPicture(clean.bytes)).toEqual(clean);
  });

  it.each([
    ["PNG", pngOf(32, 32)],
    ["JPEG", jpegOf(32, 32)],
    ["WebP", webpOf(32, 32)],
  ])("loses what follows its end: %s", (_, bytes) => {
    const page = Buffer.concat([bytes, Buffer.from("<html><script>alert(1)</script></html>")]);
    expect(contains(cleanPicture(page).bytes, "script")).toBe(false);
  });

  it.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["text", Buffer.from("hello")],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ["a page that begins like a GIF", Buffer.from("GIF89a/*<html>*/=1")],
    ["a PNG of which the end is missing", pngOf(32, 32).subarray(0, -12)],
    ["a JPEG of which the end is missing", jpegOf(32, 32).subarray(0, -2)],
    ["a WebP of which the end is missing", webpOf(32, 32).subarray(0, -4)],
    ["a PNG without a picture in it", Buffer.concat([pngOf(32, 32).subarray(0, 33), pngChunk("IEND", "")])],
    ["a PNG with a part longer than itself", pngWithLength(0xffffffff)],
    ["a picture of one pixel", pngOf(1, 1)],
    ["a picture too wide", pngOf(4097, 100)],
    ["a picture that says it is enormous", pngOf(0xffffffff, 0xffffffff)],
    ["a JPEG without a height", jpegOf(32, 0)],
  ])("is refused where it is %s", (_, bytes) => {
    expect(refusal(() => cleanPicture(bytes))).toMatchObject({ code: "picture_not_understood" });
  });

  it("is refused in no time, whatever is in it", () => {
    for (const start of [pngOf(32, 32), jpegOf(32, 32), webpOf(32, 32)]) {
      for (let round = 0; round < 300; round += 1) {
        const broken = Buffer.from(start);
        for (let i = 0; i < 4; i += 1) broken[(round * 31 + i * 17) % broken.length] = (round * 7 + i * 91) % 256;
        const outcome = refusal(() => cleanPicture(broken));
        expect(outcome === undefined || (outcome as { code?: string }).code === "picture_not_understood").toBe(true);
      }
    }
  });
});

function pngWithLength(length: number): Uint8Array {
  const bytes = Buffer.from(pngOf(32, 32));
  bytes.writeUInt32BE(length, 33);
  return bytes;
}

function refusal(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
