import { zipSync } from "fflate";

/** The files of an app package, as Teams wants them: exactly these, at the top of the zip. */
export interface AppFiles {
  manifest: string;
  color: Uint8Array;
  outline: Uint8Array;
}

/** A placeholder without a value; the message names it. */
export class MissingVariableError extends Error {
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    super(`The manifest needs a value for ${variables.join(", ")}: set it in env/.env.<name> or in the environment.`);
    this.name = "MissingVariableError";
    this.variables = variables;
  }
}

/** Replaces every `${{NAME}}`, as the Microsoft 365 Agents Toolkit does. Throws MissingVariableError naming all that lack. */
export function fillPlaceholders(template: string, variables: Readonly<Record<string, string | undefined>>): string {
  const missing = new Set<string>();
  const filled = template.replaceAll(/\$\{\{\s*([A-Z0-9_]+)\s*\}\}/g, (_whole, name: string) => {
    const value = variables[name];
    // A suffix may be empty; everything else has to say something.
    if (value === undefined || (value === "" && !name.endsWith("_SUFFIX"))) missing.add(name);
    return JSON.stringify(value ?? "").slice(1, -1);
  });
  if (missing.size > 0) throw new MissingVariableError([...missing]);
  return filled;
}

/** Reads `NAME=value` lines; empty lines and lines that begin with # say nothing. */
export function parseEnvFile(text: string): Record<string, string> {
  const pairs = text
    .split(/\r?\n/)
    .filter((line) => line.includes("=") && !line.trimStart().startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()] as const);
  return Object.fromEntries(pairs);
}

/** The zip; the same files always give the same bytes. */
export function zipApp({ manifest, color, outline }: AppFiles): Uint8Array {
  const files = { "manifest.json": new TextEncoder().encode(manifest), "color.png": color, "outline.png": outline };
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}
