import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { themeAsData } from "../scripts/theme-as-data.ts";

export default defineConfig({
  root: import.meta.dirname,
  base: "/tabs/",
  plugins: [react(), themeAsData()],
  build: { outDir: path.join(import.meta.dirname, "../dist/tabs"), emptyOutDir: true },
});
