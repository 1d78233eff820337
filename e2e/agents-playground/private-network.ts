import { spawn, spawnSync } from "node:child_process";
import { browserFolder } from "../browser.ts";

// Programs in a network namespace of their own: what they listen on nobody else reaches, and they reach nobody.

const isRoot = process.getuid?.() === 0;
const wrapper = ["--net", ...(isRoot ? [] : ["--map-root-user"]), "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];

/** Why there can be no private network here; undefined where there can. */
export function whyNoPrivateNetwork(): string | undefined {
  if (process.platform !== "linux") return "network namespaces are Linux' own";
  const { status, stderr, error } = spawnSync("unshare", [...wrapper, "true"], { encoding: "utf8" });
  return status === 0 ? undefined : `unshare does not give a network: ${(error?.message ?? stderr).trim()}`;
}

/** Runs a program there; its output, line by line. Rejects with all that it wrote where it fails. */
export function runInPrivateNetwork(command: readonly string[], cwd: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    // Whoever is there is called root, and is still nobody else.
    const env = { ...process.env, E2E_CACHE: browserFolder() };
    const program = spawn("unshare", [...wrapper, ...command], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    program.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    program.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    program.once("error", reject);
    program.once("exit", (code) => {
      if (code === 0) resolve(output.trim().split("\n"));
      else reject(new Error(`It ended with ${code}.\n${output}\n${errors}`));
    });
  });
}
