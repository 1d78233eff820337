import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const page = "reception.html";
const worker = "reception-worker";
const besides = ["reception.webmanifest", "reception-icon.png", "reception-icon-512.png"];

/**
 * Tells the reception's service worker which files it keeps: everything that its page may ever load, read from what the
 * bundler knows. Other pages' files are not among them.
 */
export function receptionShell(base: string): Plugin {
  return {
    name: "reception-shell",
    apply: "build",
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const visit = (name: string): void => {
        const chunk = bundle[name];
        if (files.has(name) || chunk === undefined) return;
        files.add(name);
        if (chunk.type !== "chunk") return;
        for (const file of [...chunk.imports, ...chunk.dynamicImports]) visit(file);
        for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
          files.add(file);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk" && chunk.isEntry && chunk.facadeModuleId?.endsWith(`/${page}`))
          visit(chunk.fileName);
      }
      const shell = [page, ...besides, ...[...files].sort()].map((file) => base + file);
      const made = bundle[`${worker}.js`];
      if (files.size === 0 || made?.type !== "chunk") this.error("The reception's page or its worker was not built");
      const version = createHash("sha256").update(JSON.stringify(shell)).digest("hex").slice(0, 12);
      made.code = `const receptionShell=${JSON.stringify({ version, shell })};\n${made.code}`;
    },
  };
}
