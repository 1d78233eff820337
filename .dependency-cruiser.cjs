const { existsSync, readdirSync } = require("node:fs");

/** A feature is a folder that the contract names, but for these; `messages` of ui and bot are the sentences they say. */
const notFeatures = ["http", "problems", "words", "time", "messages"];
const features = existsSync("contract/src")
  ? readdirSync("contract/src", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !notFeatures.includes(entry.name))
      .map((entry) => entry.name)
  : [];
const feature = `(${features.join("|") || "none"})`;

const tests = "\\.(test|e2e)\\.tsx?$";
/** Code that holds the programs from outside and may look into all of them. */
const outside = "^(e2e|bench|scripts)/";
const browserCode = "^(ui|tabs|addin|playground)/src/(?!server/)";
/** The part of the contract that runs in a page. */
const loadableContract = [
  "^contract/src/.+-(rules|words)\\.ts$",
  "^contract/src/http/client\\.ts$",
  "^contract/src/time/",
];

/** `name` from npm, however it is reached. */
function npm(...names) {
  return `(^|/)node_modules/(${names.join("|")})(/|$)`;
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "resolvable",
      comment: "An import that leads nowhere hides from every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-barrels",
      comment: "Import the file that defines the name.",
      severity: "error",
      from: { path: "/index\\.tsx?$", pathNot: "node_modules/" },
      to: {},
    },
    {
      name: "no-barrels-imported",
      comment: "Import the file that defines the name.",
      severity: "error",
      from: {},
      to: { path: "/index\\.tsx?$", pathNot: "node_modules/" },
    },
    {
      name: "no-drawers",
      comment: "A folder called utils, helpers, common or misc takes everything: give the file the feature it serves.",
      severity: "error",
      from: {},
      to: { path: "(^|/)(utils?|helpers?|common|misc)/", pathNot: "node_modules/" },
    },
    {
      name: "contract-imports-zod-and-luxon-only",
      comment: "Everyone imports the contract, so it imports nothing of ours and nothing heavy.",
      severity: "error",
      from: { path: "^contract/src/", pathNot: tests },
      to: { pathNot: ["^contract/src/", npm("zod", "luxon", "@types/luxon")] },
    },
    {
      name: "ui-imports-no-program",
      comment: "The shared components are used by the programs, never the other way round.",
      severity: "error",
      from: { path: "^ui/" },
      to: { path: "^(api|bot|tabs|addin|playground|main)/" },
    },
    {
      name: "no-program-imports-another",
      comment: "A program knows the contract and, in a browser, ui. Only main puts programs together.",
      severity: "error",
      from: { path: "^(api|bot|tabs|addin|playground)/" },
      to: { path: "^(api|bot|tabs|addin|playground|main)/", pathNot: "^$1/" },
    },
    {
      name: "servers-import-no-components",
      comment: "React components are for browsers.",
      severity: "error",
      from: { path: "^(api|bot|main|playground/src/server)/" },
      to: { path: "^ui/" },
    },
    {
      name: "main-mounts-servers-only",
      comment: "main puts the servers together; pages reach it as built files.",
      severity: "error",
      from: { path: "^main/" },
      to: { path: ["^(tabs|addin)/", "^playground/(?!src/server/)"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nobody-imports-what-stands-outside",
      comment: "Journeys, benchmarks and scripts use the product; the product does not use them.",
      severity: "error",
      from: { path: "^(contract|api|bot|ui|tabs|addin|playground|main)/", pathNot: "/vite\\.config\\.ts$" },
      to: { path: outside },
    },
    {
      name: "only-sql-and-db-know-pg",
      comment: "Rows stay home: SQL lives in api/src/**/*-sql.ts and api/src/db/.",
      severity: "error",
      from: { path: "^", pathNot: ["^api/src/.+-sql\\.ts$", "^api/src/db/", outside] },
      to: { path: npm("pg", "@types/pg") },
    },
    {
      name: "only-teams-folder-knows-teams-js",
      comment: "The host of the tabs stands behind tabs/src/teams/.",
      severity: "error",
      from: { path: "^", pathNot: ["^tabs/src/teams/", outside] },
      to: { path: npm("@microsoft/teams-js", "@microsoft/teamsfx") },
    },
    {
      name: "only-bot-teams-knows-botbuilder",
      comment: "The bot SDK has left support; it stands behind bot/src/teams/ so that it can be replaced.",
      severity: "error",
      from: { path: "^", pathNot: ["^bot/src/teams/", outside] },
      to: { path: npm("botbuilder[^/]*", "botframework-[^/]+", "@microsoft/agents-[^/]+") },
    },
    {
      name: "only-graph-knows-graph",
      comment: "Microsoft Graph's words stay in api/src/graph/.",
      severity: "error",
      from: { path: "^", pathNot: ["^api/src/graph/", outside] },
      to: { path: npm("@microsoft/microsoft-graph-[^/]+") },
    },
    {
      name: "only-server-mounts-routes",
      comment: "routes -> commands -> sql -> db, downwards only.",
      severity: "error",
      from: { path: "^api/src/", pathNot: ["^api/src/server\\.ts$", tests] },
      to: { path: "^api/src/.+-routes\\.ts$" },
    },
    {
      name: "sql-looks-down-only",
      comment: "SQL knows the database and the contract's words; it calls no command, policy or route.",
      severity: "error",
      from: { path: "^api/src/.+-sql\\.ts$" },
      to: {
        path: "^api/src/",
        pathNot: ["^api/src/db/", "^api/src/.+-sql\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "db-looks-at-no-feature",
      comment: "The database layer knows connections and transactions, not what is stored.",
      severity: "error",
      from: { path: "^api/src/db/", pathNot: tests },
      to: { path: ["^api/src/.+-(routes|sql|policy)\\.ts$", `^api/src/${feature}/`] },
    },
    {
      name: "features-of-ui-and-bot-stand-alone",
      comment: "Features meet in a page, a pane or bot/src/main.ts, not in each other.",
      severity: "error",
      from: { path: `^(ui|bot)/src/${feature}/` },
      to: { path: `^$1/src/${feature}/`, pathNot: "^$1/src/$2/" },
    },
    {
      name: "browsers-get-types-and-rules-only",
      comment:
        "From the contract a page takes types, rules, time zones and the client, so that no schema is downloaded.",
      severity: "error",
      from: { path: browserCode, pathNot: tests },
      to: {
        path: "^contract/src/",
        pathNot: loadableContract,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-zod-in-browsers",
      comment: "The server validates; the types guide the page.",
      severity: "error",
      from: { path: [browserCode, ...loadableContract], pathNot: tests },
      to: { path: npm("zod"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "loadable-contract-loads-no-schema",
      comment: "What pages load takes only types from the files with schemas.",
      severity: "error",
      from: { path: loadableContract, pathNot: tests },
      to: { path: "^contract/src/", pathNot: loadableContract, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "never-office-js-from-npm",
      comment: "The npm package office-js is not Microsoft's library.",
      severity: "error",
      from: {},
      to: { path: ["^office-js$", npm("office-js")] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".mts", ".d.ts", ".mjs", ".js", ".json"],
      mainFields: ["types", "main", "module"],
    },
    cache: { folder: "node_modules/.cache/dependency-cruiser", strategy: "content" },
  },
};
