/**
 * One forbidden import, planted in a small copy of the layout: `file` holds `source`, and `rule` has to object to it.
 * Every § becomes the violation's own number, so that all of them fit into one tree.
 */
export interface PlantedViolation {
  rule: string;
  file: string;
  source: string;
  /** What else has to be there for the import to lead somewhere. */
  beside?: Record<string, string>;
}

/** A tree that keeps every rule and comes close to breaking each. */
export const cleanTree: Record<string, string> = {
  "contract/src/http/client.ts": `import type { Meeting } from "../meetings/meeting.ts"; export type Client = () => Meeting;`,
  "contract/src/meetings/meeting.ts": `import { z } from "zod"; import "luxon"; export const meeting = z; export type Meeting = string;`,
  "contract/src/meetings/meeting-rules.ts": `import type { Meeting } from "./meeting.ts"; export const rules: Meeting[] = [];`,
  "contract/src/meetings/meeting.test.ts": `import "vitest"; import "./meeting.ts"; export {};`,
  "contract/src/rooms/room.ts": `export const room = "room";`,
  "contract/src/time/zones.ts": `export const zones = "zones";`,
  "api/src/db/pool.ts": `import "pg"; export const pool = "pool";`,
  "api/src/meetings/meeting-sql.ts": `import "pg"; import "../db/pool.ts"; import "../rooms/room-sql.ts"; import "@magic-meetings/contract/meetings/meeting.ts"; export const sql = "sql";`,
  "api/src/rooms/room-sql.ts": `export const roomSql = "sql";`,
  "api/src/meetings/move-meeting.ts": `import "./meeting-sql.ts"; export const move = "move";`,
  "api/src/meetings/meeting-policy.ts": `export const policy = "policy";`,
  "api/src/meetings/meeting-routes.ts": `import "./move-meeting.ts"; import "./meeting-policy.ts"; export const routes = "routes";`,
  "api/src/graph/graph-calendar.ts": `import type { Event } from "@microsoft/microsoft-graph-types"; export type Seen = Event;`,
  "api/src/server.ts": `import "./meetings/meeting-routes.ts"; export const server = "server";`,
  "bot/src/teams/adapter.ts": `import "botbuilder"; export const adapter = "adapter";`,
  "bot/src/meetings/meeting-card.ts": `export const card = "card";`,
  "bot/src/rooms/room-card.ts": `export const roomCard = "card";`,
  "bot/src/main.ts": `import "./meetings/meeting-card.ts"; import "./rooms/room-card.ts"; import "./teams/adapter.ts"; export const bot = "bot";`,
  "ui/src/meetings/MeetingFacts.tsx": `import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts"; import "@magic-meetings/contract/meetings/meeting-rules.ts"; import "@magic-meetings/contract/time/zones.ts"; import "../format/money.ts"; export type Facts = Meeting;`,
  "ui/src/rooms/RoomFinder.tsx": `export const finder = "finder";`,
  "ui/src/format/money.ts": `export const money = "money";`,
  "tabs/src/teams/host.ts": `import "@microsoft/teams-js"; export const host = "host";`,
  "tabs/src/pages/MeetingPage.tsx": `import "@magic-meetings/ui/meetings/MeetingFacts.tsx"; import "@magic-meetings/ui/rooms/RoomFinder.tsx"; import "../teams/host.ts"; export const page = "page";`,
  "addin/src/taskpane/Pane.tsx": `import "@magic-meetings/ui/rooms/RoomFinder.tsx"; export const pane = "pane";`,
  "playground/src/server/connector.ts": `import "@magic-meetings/contract/meetings/meeting.ts"; export const connector = "connector";`,
  "playground/src/page/Playground.tsx": `export const playground = "playground";`,
  "main/src/main.ts": `import "@magic-meetings/api/server.ts"; import "@magic-meetings/bot/main.ts"; import "@magic-meetings/playground/server/connector.ts"; export {};`,
  "bench/src/bare.ts": `import "pg"; import "@magic-meetings/api/db/pool.ts"; export const bare = "bare";`,
};

const importViolations: readonly PlantedViolation[] = [
  { rule: "resolvable", file: "api/src/x§.ts", source: `import "./not-there.ts";` },
  {
    rule: "no-cycles",
    file: "api/src/x§.ts",
    source: `import { y } from "./y§.ts"; export const x = y;`,
    beside: { "api/src/y§.ts": `import { x } from "./x§.ts"; export const y = x;` },
  },
  {
    rule: "no-cycles",
    file: "ui/src/x§.ts",
    source: `import type { Y } from "./y§.ts"; export type X = Y | 1;`,
    beside: { "ui/src/y§.ts": `import type { X } from "./x§.ts"; export type Y = X | 2;` },
  },
  { rule: "no-barrels", file: "contract/src/rooms/index.ts", source: `export * from "./room.ts";` },
  {
    rule: "no-barrels-imported",
    file: "bot/src/x§.ts",
    source: `import "./rooms/index.ts";`,
    beside: { "bot/src/rooms/index.ts": `export const rooms = 1;` },
  },
  ...["utils", "helpers", "common", "misc"].map((drawer) => ({
    rule: "no-drawers",
    file: "ui/src/x§.ts",
    source: `import "./${drawer}/y§.ts";`,
    beside: { [`ui/src/${drawer}/y§.ts`]: `export const y = 1;` },
  })),
  ...[`import "fastify";`, `import "node:fs";`, `import "../../../api/src/db/pool.ts";`].map((source) => ({
    rule: "contract-imports-zod-and-luxon-only",
    file: "contract/src/rooms/x§.ts",
    source,
  })),
  {
    rule: "ui-imports-no-program",
    file: "ui/src/x§.ts",
    source: `import "@magic-meetings/tabs/pages/MeetingPage.tsx";`,
  },
  ...[
    ["api", "@magic-meetings/bot/main.ts"],
    ["bot", "@magic-meetings/api/server.ts"],
    ["tabs", "@magic-meetings/addin/taskpane/Pane.tsx"],
    ["addin", "@magic-meetings/playground/page/Playground.tsx"],
    ["playground", "@magic-meetings/tabs/pages/MeetingPage.tsx"],
    ["bot", "@magic-meetings/main/main.ts"],
  ].map(([program, other]) => ({
    rule: "no-program-imports-another",
    file: `${program}/src/x§.ts`,
    source: `import "${other}";`,
  })),
  {
    rule: "servers-import-no-components",
    file: "api/src/x§.ts",
    source: `import "@magic-meetings/ui/rooms/RoomFinder.tsx";`,
  },
  ...["addin/taskpane/Pane.tsx", "tabs/pages/MeetingPage.tsx", "playground/page/Playground.tsx"].map((page) => ({
    rule: "main-mounts-servers-only",
    file: "main/src/x§.ts",
    source: `import "@magic-meetings/${page}";`,
  })),
  {
    rule: "nobody-imports-what-stands-outside",
    file: "api/src/x§.ts",
    source: `import "../../bench/src/bare.ts";`,
  },
  ...["api/src/meetings/x§.ts", "bot/src/x§.ts", "main/src/x§.ts", "playground/src/server/x§.ts"].map((file) => ({
    rule: "only-sql-and-db-know-pg",
    file,
    source: `import type { Pool } from "pg"; export type P = Pool;`,
  })),
  ...["tabs/src/pages/X§.tsx", "ui/src/x§.ts", "playground/src/page/x§.ts"].map((file) => ({
    rule: "only-teams-folder-knows-teams-js",
    file,
    source: `import { app } from "@microsoft/teams-js"; export const x = app;`,
  })),
  ...["bot/src/rooms/x§.ts", "bot/src/x§.ts", "main/src/x§.ts"].flatMap((file) =>
    ["botbuilder", "botframework-connector"].map((sdk) => ({
      rule: "only-bot-teams-knows-botbuilder",
      file,
      source: `import type { Activity } from "${sdk}"; export type A = Activity;`,
    })),
  ),
  {
    rule: "only-graph-knows-graph",
    file: "api/src/meetings/x§.ts",
    source: `import type { Event } from "@microsoft/microsoft-graph-types"; export type E = Event;`,
  },
  { rule: "only-server-mounts-routes", file: "api/src/meetings/x§.ts", source: `import "./meeting-routes.ts";` },
  ...["meeting-routes.ts", "move-meeting.ts", "meeting-policy.ts"].map((higher) => ({
    rule: "sql-looks-down-only",
    file: "api/src/meetings/x§-sql.ts",
    source: `import "./${higher}";`,
  })),
  ...["meetings/meeting-sql.ts", "meetings/move-meeting.ts"].map((higher) => ({
    rule: "db-looks-at-no-feature",
    file: "api/src/db/x§.ts",
    source: `import "../${higher}";`,
  })),
  {
    rule: "features-of-ui-and-bot-stand-alone",
    file: "ui/src/meetings/x§.ts",
    source: `import "../rooms/RoomFinder.tsx";`,
  },
  {
    rule: "features-of-ui-and-bot-stand-alone",
    file: "bot/src/rooms/x§.ts",
    source: `import "../meetings/meeting-card.ts";`,
  },
  ...["ui/src/x§.ts", "tabs/src/pages/x§.ts", "addin/src/taskpane/x§.ts", "playground/src/page/x§.ts"].map((file) => ({
    rule: "browsers-get-types-and-rules-only",
    file,
    source: `import { meeting } from "@magic-meetings/contract/meetings/meeting.ts"; export const x = meeting;`,
  })),
  ...["ui/src/x§.ts", "contract/src/rooms/x§-rules.ts", "contract/src/time/x§.ts"].map((file) => ({
    rule: "no-zod-in-browsers",
    file,
    source: `import { z } from "zod"; export const x = z;`,
  })),
  {
    rule: "loadable-contract-loads-no-schema",
    file: "contract/src/rooms/x§-rules.ts",
    source: `import { meeting } from "../meetings/meeting.ts"; export const x = meeting;`,
  },
  { rule: "never-office-js-from-npm", file: "addin/src/outlook/x§.ts", source: `import "office-js";` },
];

/** The violations with their numbers. */
export function numberedViolations(): PlantedViolation[] {
  return importViolations.map(
    (planted, index) => JSON.parse(JSON.stringify(planted).replaceAll("§", `${index}`)) as PlantedViolation,
  );
}
