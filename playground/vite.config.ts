import path from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "esbuild";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/playground/",
  plugins: [react(), officeStandIn()],
  build: { outDir: path.join(import.meta.dirname, "../dist/playground"), emptyOutDir: true },
});

/** The stand-in for office.js is one classic script with a fixed name, loaded before the pane's own. */
function officeStandIn(): Plugin {
  return {
    name: "office-stand-in",
    apply: "build",
    async generateBundle() {
      const entry = path.join(import.meta.dirname, "src/outlook/office-stand-in.ts");
      const { outputFiles } = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        format: "iife",
        target: "es2022",
        write: false,
      });
      this.emitFile({ type: "asset", fileName: "office-stand-in.js", source: outputFiles[0]?.text ?? "" });
    },
  };
}
