import { rm } from "node:fs/promises";
import path from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantTree } from "./planted-tree.ts";

const root = path.resolve(import.meta.dirname, "..");

/** file, what stands in it, the rule that objects. */
const violations: [string, string, string][] = [
  ["addin/src/taskpane/pane.ts", `export const mailbox = Office.context;`, "no-restricted-globals"],
  [
    "ui/src/rooms/window.ts",
    `export const mailbox = (globalThis as { Office?: unknown }).Office;`,
    "no-restricted-syntax",
  ],
  ["tabs/src/pages/item.ts", `export function read(item: Office.Item): void { void item; }`, "no-restricted-syntax"],
  ["api/src/meetings/default.ts", `export default function move(): void {}`, "no-restricted-syntax"],
  ["ui/src/rooms/barrel.ts", `export * from "./window.ts";`, "no-restricted-syntax"],
  ["ui/src/rooms/re-export.ts", `export { mailbox } from "./window.ts";`, "no-restricted-syntax"],
  [
    "api/src/meetings/focus.test.ts",
    `import { test } from "vitest"; test.only("one", () => {});`,
    "no-restricted-syntax",
  ],
  ["api/src/meetings/any.ts", `export const anything: any = 1;`, "@typescript-eslint/no-explicit-any"],
  [
    "api/src/meetings/floating.ts",
    `export function go(): void { Promise.resolve(1); }`,
    "@typescript-eslint/no-floating-promises",
  ],
  [
    "api/src/meetings/switch.ts",
    `export function say(state: "draft" | "sent"): string { switch (state) { case "draft": return "d"; } return ""; }`,
    "@typescript-eslint/switch-exhaustiveness-check",
  ],
  [
    "api/src/meetings/types.ts",
    `import { go } from "./floating.ts"; export type Go = typeof go;`,
    "@typescript-eslint/consistent-type-imports",
  ],
  ["api/src/meetings/ignore.ts", `// @ts-ignore\nexport const one = 1;`, "@typescript-eslint/ban-ts-comment"],
  ["bot/src/meetings/print.ts", `console.log("card");`, "no-console"],
  [
    "ui/src/rooms/hooks.ts",
    `declare function useState(): void; export function useRoom(on: boolean): void { if (on) useState(); }`,
    "react-hooks/rules-of-hooks",
  ],
];

const allowed: [string, string][] = [
  ["addin/src/outlook/mailbox.ts", `declare const Office: { context: string }; export const mailbox = Office.context;`],
  [
    "playground/src/outlook/stand-in.ts",
    `declare const Office: { context: string }; export const mailbox = Office.context;`,
  ],
  ["tabs/vite.config.ts", `export default {};`],
];

let folder: string;
const objections = new Map<string, (string | null)[]>();

beforeAll(async () => {
  const files = [...violations, ...allowed].map(([file, source]) => [file, source] as const);
  folder = await plantTree({
    ...Object.fromEntries(files),
    "office.d.ts": `declare namespace Office { type Item = 1; const context: 1; }`,
  });
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: path.join(root, "eslint.config.js"),
    overrideConfig: { languageOptions: { parserOptions: { tsconfigRootDir: folder } } },
  });
  for (const { filePath, messages } of await eslint.lintFiles(files.map(([file]) => file))) {
    objections.set(
      path.relative(folder, filePath),
      messages.map(({ ruleId }) => ruleId),
    );
  }
}, 30_000);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test.each(violations)("%s is refused: %s", (file, _source, rule) => {
  expect(objections.get(file)).toContain(rule);
});

test.each(allowed)("%s is allowed: %s", (file) => {
  expect(objections.get(file)).toEqual([]);
});
