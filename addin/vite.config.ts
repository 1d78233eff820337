import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { themeAsData } from "../scripts/theme-as-data.ts";

export default defineConfig({
  root: import.meta.dirname,
  base: "/addin/",
  plugins: [react(), themeAsData()],
  build: {
    outDir: path.join(import.meta.dirname, "../dist/addin"),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        taskpane: path.join(import.meta.dirname, "taskpane.html"),
        // The same pane with the playground's stand-in in place of Microsoft's office.js.
        "taskpane.playground": path.join(import.meta.dirname, "taskpane.playground.html"),
      },
    },
  },
});
