import { describe, expect, it } from "vitest";
import { qrText, readQrText } from "./pass-code-rules.ts";

const code = "AAECAwQFBgcICQoLDA0ODw";

describe("a pass's QR code", () => {
  it("is read back as the code it was made of", () => {
    expect(readQrText(qrText(code))).toBe(code);
    expect(readQrText(` ${qrText(code)}\r\n`)).toBe(code);
    expect(readQrText(`mm1:${code}`)).toBe(code);
  });

  it.each([
    ["nothing", ""],
    ["another code", "https://example.com"],
    ["the prefix alone", "MM1:"],
    ["too few bits", "MM1:AAECAwQFBgcICQoLDA0O"],
    ["too many bits", `MM1:${code}AA`],
    ["bits left over", "MM1:AAECAwQFBgcICQoLDA0ODx"],
    ["plain base64", "MM1:AAECAwQFBgcICQoLDA0O+w"],
    ["a newer form", `MM2:${code}`],
  ])("is not read from %s", (_, text) => {
    expect(readQrText(text)).toBeUndefined();
  });
});
