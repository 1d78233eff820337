import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { receptionShell } from "../scripts/reception-shell.ts";
import { themeAsData } from "../scripts/theme-as-data.ts";

const base = "/tabs/";
const file = (name: string) => path.join(import.meta.dirname, name);

export default defineConfig({
  root: import.meta.dirname,
  base,
  plugins: [react(), themeAsData(), receptionShell(base)],
  build: {
    outDir: file("../dist/tabs"),
    emptyOutDir: true,
    rollupOptions: {
      input: {
        index: file("index.html"),
        reception: file("reception.html"),
        consent: file("consent.html"),
        "reception-worker": file("src/reception-app/reception-worker.ts"),
      },
      output: {
        // A worker is known by its address.
        entryFileNames: ({ name }) => (name === "reception-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
