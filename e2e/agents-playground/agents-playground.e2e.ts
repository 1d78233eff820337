import { fileURLToPath } from "node:url";
import { botSdks } from "@magic-meetings/bot/teams/teams-port.ts";
import { describe, expect, it } from "vitest";
import { runInPrivateNetwork, whyNoPrivateNetwork } from "./private-network.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = fileURLToPath(new URL("scripted-conversation.ts", import.meta.url));
const reason = whyNoPrivateNetwork();

// Left out only where the machine gives no network namespace, which `scripts/allowed-skips.json` allows.
if (reason !== undefined) process.stdout.write(`Microsoft's Agents Playground is left out: ${reason}\n`);

describe.skipIf(reason !== undefined)("Microsoft's Agents Playground", () => {
  it.each(botSdks)("holds the scripted conversation with the bot on %s", async (sdk) => {
    expect(await runInPrivateNetwork([process.execPath, "--import", "tsx", script, sdk], root)).toEqual([
      "the bot welcomes who installed it",
      "the conversation is remembered",
      "a question is answered",
      "a wish is answered with a card",
      "a card arrives that nobody asked for",
      "its button brings it up to date for who pressed",
      "a change shows in the card that is there",
      "where the card is gone a new one comes",
    ]);
  });
});
