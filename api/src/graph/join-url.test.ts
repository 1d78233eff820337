import { describe, expect, it } from "vitest";
import { hashJoinUrl } from "./join-url.ts";

const base = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0";

describe("the address of an online meeting", () => {
  it.each([
    `${base}?context=%7b%22Tid%22%3a%22t%22%7d`,
    base.replaceAll("%3a", "%3A"),
    base.replace("%3a", ":").replace("%40", "@"),
    base.replace("teams.", "Teams."),
    `${base}/`,
  ])("is the same as %s", (other) => {
    expect(hashJoinUrl(other)).toBe(hashJoinUrl(base));
  });

  it("is another one where the meeting is another", () => {
    expect(hashJoinUrl(base.replace("Zm9v", "zm9v"))).not.toBe(hashJoinUrl(base));
    expect(hashJoinUrl("https://teams.microsoft.com/meet/1?p=a")).not.toBe(hashJoinUrl(base));
  });

  it("is taken as it is where it is none", () => {
    expect(hashJoinUrl("%%%")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is not in its hash", () => {
    expect(hashJoinUrl(base)).toMatch(/^[0-9a-f]{64}$/);
  });
});
