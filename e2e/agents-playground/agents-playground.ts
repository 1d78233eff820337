import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";

// Microsoft's own playground for bots as a program of ours. It listens on every address of the machine and has no setting against that:
// it is for a network of its own.

export interface AgentsPlayground {
  url: string;
  /** What the bot is told its answers go to. */
  serviceUrl: string;
  /** What it wrote so far. */
  output(): string;
  stop(): Promise<void>;
}

export async function startAgentsPlayground(
  botEndpoint: string,
  person: DemoPerson,
  port: number,
): Promise<AgentsPlayground> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "agents-playground-"));
  await writeFile(path.join(folder, ".m365agentsplayground.yml"), JSON.stringify(configuration(person)));
  const cli = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/cli.js");
  const url = `http://127.0.0.1:${port}`;
  const settings = [
    "start",
    "--app-endpoint",
    botEndpoint,
    "--channel-id",
    "msteams",
    "--port",
    String(port),
    "--service-url",
    `${url}/_connector`,
    "--disable-telemetry",
  ];
  const program = spawn(process.execPath, [cli, ...settings], {
    cwd: folder,
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none" },
  });
  let written = "";
  program.stdout.on("data", (chunk: Buffer) => (written += chunk.toString()));
  program.stderr.on("data", (chunk: Buffer) => (written += chunk.toString()));
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    program.stdout.on("data", () => written.includes("Listening on") && resolve());
    void ended.then(() => reject(new Error(`The playground ended: ${written}`)));
  });
  return {
    url,
    serviceUrl: `${url}/_connector`,
    output: () => written,
    stop: async () => {
      program.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** JSON is YAML too. Everything that the tool's schema asks for has to be there. */
function configuration({ name, email, entraObjectId, entraTenantId }: DemoPerson) {
  const [givenName = "", surname = ""] = name.split(" ");
  const user = (id: string, aadObjectId: string) => ({
    id,
    name,
    userPrincipleName: email || "anna@nordlys.example",
    aadObjectId,
    givenName,
    surname,
    email: email || "anna@nordlys.example",
  });
  return {
    version: "0.1.1",
    tenantId: entraTenantId,
    bot: { id: "28:magic-meetings", name: "Magic Meetings" },
    currentUser: user("29:person", entraObjectId),
    // Five at least.
    users: [1, 2, 3, 4, 5].map((number) => user(`29:other-${number}`, `01930000-0000-4000-8000-00000000fff${number}`)),
    personalChat: { id: "a:personal-chat" },
    groupChat: { id: "19:group-chat", name: "Group chat" },
    team: {
      id: "19:team",
      name: "Team",
      aadGroupId: "01930000-0000-4000-8000-00000000eeee",
      channels: [{ id: "19:general", name: "General" }],
    },
  };
}
