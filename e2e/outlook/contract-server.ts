import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface ContractPages {
  /** By path: the two pages, their scripts and the stand-in. */
  files: ReadonlyMap<string, { type: string; body: string }>;
}

/** Bundles the contract tests' host and pane in memory. */
export async function bundleContractPages(): Promise<ContractPages> {
  const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const [host, pane, standIn] = await Promise.all([
    bundle(source("contract-host-page.ts")),
    bundle(source("contract-pane-page.ts")),
    bundle(source("../../playground/src/outlook/office-stand-in.ts")),
  ]);
  const html = (...scripts: string[]) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contract</title></head><body>${scripts
      .map((src) => `<script src="${src}"></script>`)
      .join("")}</body></html>`;
  return {
    files: new Map([
      ["/host.html", { type: "text/html", body: html("/host.js") }],
      ["/host.js", { type: "text/javascript", body: host }],
      ["/pane.js", { type: "text/javascript", body: pane }],
      ["/stand-in.js", { type: "text/javascript", body: standIn }],
      ["/pane-stand-in.html", { type: "text/html", body: html("/stand-in.js", "/pane.js") }],
      [
        "/pane-office.html",
        { type: "text/html", body: html("https://appsforoffice.microsoft.com/lib/1/hosted/office.js", "/pane.js") },
      ],
    ]),
  };
}

/** Serves them on any free port of this machine. */
export async function serveContractPages(pages: ContractPages): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const file = pages.files.get(new URL(request.url ?? "/", "http://localhost").pathname);
    response.writeHead(file ? 200 : 404, { "content-type": `${file?.type ?? "text/plain"}; charset=utf-8` });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({ entryPoints: [entry], bundle: true, format: "iife", write: false, target: "es2022" });
  return result.outputFiles[0]?.text ?? "";
}
