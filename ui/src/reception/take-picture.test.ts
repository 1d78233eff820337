import { expect, it } from "vitest";
import { asBase64, uprightPart } from "./take-picture.ts";

it.each([
  [640, 480],
  [480, 640],
  [1920, 1080],
  [420, 540],
])("of a camera's picture of %i by %i the upright middle is taken, as large as it gets", (width, height) => {
  const part = uprightPart(width, height);
  expect(part.width / part.height).toBeCloseTo(420 / 540, 10);
  expect(part.left * 2 + part.width).toBeCloseTo(width, 6);
  expect(part.top * 2 + part.height).toBeCloseTo(height, 6);
  expect(Math.min(part.left, part.top)).toBeCloseTo(0, 6);
});

it("is carried letter by letter, whatever its bytes", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(Buffer.from(await asBase64(new Blob([bytes])), "base64")).toEqual(Buffer.from(bytes));
});
