import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, webLightTheme } from "@fluentui/react-components";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const sheets = ["ui/src", "tabs/src", "addin/src"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => path.join(folder, name)),
);

const themes = [webLightTheme, teamsLightTheme, teamsDarkTheme, teamsHighContrastTheme];

describe.each(sheets)("%s", (sheet) => {
  const css = readFileSync(path.join(root, sheet), "utf8");

  it("uses only variables that every theme of Fluent has", () => {
    // A name of several words is a component's own: Fluent's have no dash in them.
    const names = [...css.matchAll(/var\(--([\w-]+)/g)].flatMap(([, name = ""]) => (name.includes("-") ? [] : name));
    for (const theme of themes) expect(names.filter((name) => !(name in theme))).toEqual([]);
  });

  it("has no colours and no pixels of its own", () => {
    expect(css.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|[\d.]px\b/gi) ?? []).toEqual([]);
  });
});
