import { describe, expect, it } from "vitest";
import { fitLabel } from "./label-fit.ts";

const words = { name: "Kattegat", detail: "12 seats" };

describe("a label in a shape", () => {
  it.each([
    ["all of it", { width: 100, height: 60 }, { name: "Kattegat", detail: "12 seats" }],
    ["one line where it is low", { width: 100, height: 16 }, { name: "Kattegat", detail: "" }],
    ["the beginning where it is narrow", { width: 40, height: 60 }, { name: "Katt…", detail: "" }],
    ["nothing where it is tiny", { width: 10, height: 60 }, { name: "", detail: "" }],
    ["nothing where it is flat", { width: 100, height: 5 }, { name: "", detail: "" }],
  ])("shows %s", (_, box, fitted) => {
    expect(fitLabel(words, box, 12)).toEqual(fitted);
  });
});
