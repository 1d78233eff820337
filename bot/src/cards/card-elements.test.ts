import { describe, expect, it } from "vitest";
import { wordsFor } from "../messages/words.ts";
import { head, text } from "./card-elements.ts";

describe("what somebody is called on a card", () => {
  it.each(["[Pay here](http://evil.example)", "**Ann**", "_x_", "`x`", "~~x~~", "\\[x](y)"])(
    "is never markdown in the head: %j",
    (name) => {
      const [, state] = head("Title", `${name} is coming`, "good")["items"] as { text: string }[];
      // Without its backslashes it is what it was; with them no mark of it stands alone.
      expect(state?.text.replace(/\\(.)/g, "$1")).toBe(`${name} is coming`);
      expect(state?.text.replace(/\\./g, "")).not.toMatch(/[\\`*_~[\]]/);
    },
  );

  it("is a run of text elsewhere, which reads no markdown", () => {
    expect(text("[x](http://evil.example)")).toMatchObject({ type: "RichTextBlock" });
  });

  it("keeps its direction to itself within a sentence", () => {
    const said = wordsFor("en").say("notice.changedOff", { visitor: "\u202Eشركة" });
    expect(said).toBe("\u2068\u202Eشركة\u2069 does not come any more");
  });
});
