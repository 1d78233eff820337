import { expect, it, vi } from "vitest";
import { createTeamsAdapter } from "./teams-adapter.ts";

vi.mock("botbuilder", () => {
  throw new Error("botbuilder was loaded");
});
vi.mock("@microsoft/agents-hosting", () => {
  throw new Error("agents-hosting was loaded");
});

it.each([
  ["botbuilder", "botbuilder"],
  ["agents", "agents-hosting"],
] as const)("%s loads nothing of the other SDK", async (sdk, loaded) => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const starting = createTeamsAdapter({ sdk, allowUnauthenticated: true }, async () => ({ kind: "nothing" }), log);
  await expect(starting).rejects.toMatchObject({ cause: { message: `${loaded} was loaded` } });
});
