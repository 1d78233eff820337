import * as fluent from "@fluentui/react-components";
import type { Plugin } from "vite";

/** `export const outlookLight = webLightTheme;` in ui/src/theme/ */
const themeModule = /export const (\w+) = (\w+);/;

/**
 * Fluent computes a theme from palettes and ramps when the page starts. The result is always the same, so the pages
 * get it as data: less than half the bytes before the first paint, and nothing to compute.
 */
export function themeAsData(): Plugin {
  return {
    name: "theme-as-data",
    apply: "build",
    transform(code, id) {
      if (!/\/ui\/src\/theme\/[\w-]+\.ts$/.test(id)) return null;
      const [, name, theme] = themeModule.exec(code) ?? [];
      const value = theme ? (fluent as Record<string, unknown>)[theme] : undefined;
      return name && value ? { code: `export const ${name} = ${JSON.stringify(value)};`, map: null } : null;
    },
  };
}
