import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { firstRoute } from "./first-route.ts";

const id = "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f";

describe("the first page of a tab", () => {
  it.each([
    ["my-meetings", undefined, "/meetings"],
    ["board", undefined, "/board"],
    ["places", undefined, "/places"],
    ["catalogue", undefined, "/catalogue"],
    ["vendors", undefined, "/vendors"],
    ["meeting", undefined, "/meeting"],
    ["rooms", undefined, "/rooms"],
    ["approvals", undefined, "/approvals"],
    ["my-meetings", "/approvals", "/approvals"],
    ["something of a later version", undefined, "/meetings"],
    ["my-meetings", `meeting/${id}`, `/meetings/${id}`],
    ["my-meetings", `/meetings/${id}`, `/meetings/${id}`],
    ["my-meetings", `room/${id}`, `/rooms/${id}`],
    ["my-meetings", `/rooms/${id}`, `/rooms/${id}`],
    ["my-meetings", "rooms/../board", "/meetings"],
    ["my-meetings", "board", "/board"],
    ["utilisation", undefined, "/utilisation"],
    ["insight", undefined, "/insight"],
    ["reception", undefined, "/reception"],
    ["security", undefined, "/security"],
    ["my-meetings", "meeting/../../board", "/meetings"],
    ["tasks", undefined, "/tasks"],
    ["board", "/tasks", "/tasks"],
    ["my-meetings", "/visitors", "/visitors"],
    ["my-meetings", "delegates", "/delegates"],
    ["my-meetings", "/my-messages", "/my-messages"],
    ["my-meetings", `/import/${id}`, `/import/${id}`],
    ["my-meetings", `/places/rooms/${id}/door-sheet`, `/places/rooms/${id}/door-sheet`],
    ["my-meetings", `/rooms?meeting=${id}`, `/rooms?meeting=${id}`],
    ["my-meetings", "/visitors/../board", "/meetings"],
    ["board", `/board?view=run&vendor=${id}`, `/board?view=run&vendor=${id}`],
    ["board", `board/sheet?vendor=${id}&day=2026-11-24`, `/board/sheet?vendor=${id}&day=2026-11-24`],
    ["board", "/sheets/Ab3_x-9", "/sheets/Ab3_x-9"],
    ["board", "/sheets/../meetings", "/board"],
    ["my-meetings", "https://elsewhere.example", "/meetings"],
  ])("of %s with the deep link %s is %s", (pageId, subPageId, route) => {
    expect(firstRoute({ pageId, subPageId, chatId: undefined })).toBe(route);
  });

  it("is the meeting's in a chat where Teams names no page", () => {
    const chatId = "19:meeting_Zm9v@thread.v2";
    expect(firstRoute({ pageId: "", subPageId: undefined, chatId })).toBe("/meeting");
    expect(firstRoute({ pageId: "", subPageId: `/meetings/${id}`, chatId })).toBe(`/meetings/${id}`);
  });

  it("can be every page that there is", () => {
    const routes = readFileSync(path.resolve(import.meta.dirname, "../routes.tsx"), "utf8");
    const paths = [...routes.matchAll(/path="(\/[^"]+)"/g)].map(([, route = ""]) => route.replace(/:\w+/g, id));
    expect(paths.length).toBeGreaterThan(20);
    for (const route of paths) expect(firstRoute({ pageId: "tasks", subPageId: route, chatId: undefined })).toBe(route);
  });
});
