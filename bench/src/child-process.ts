import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";

export interface RunningChild {
  pid: number;
  /** What the awaited line said in its first group. */
  said: string;
  /** From the start of the process to that line. */
  milliseconds: number;
  /** Asks it to end, and its children, and waits for it. */
  stop(): Promise<void>;
}

const running = new Set<number>();
process.once("exit", () => {
  for (const pid of running) process.kill(-pid, "SIGKILL");
});

/** Starts a program and waits for a line on its standard output. Throws with what it wrote when it ends before that. */
export function startChild(command: string[], line: RegExp, options: SpawnOptions): Promise<RunningChild> {
  const [program = "", ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const { pid = 0 } = child;
  if (pid > 0) running.add(pid);
  child.once("exit", () => running.delete(pid));
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      const said = line.exec(output)?.[1];
      if (said === undefined) return;
      resolve({ pid, said, milliseconds: performance.now() - started, stop: () => stopGroup(child) });
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${command.join(" ")} ended with ${code}:\n${output}`)));
  });
}

function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  const { pid } = child;
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    process.kill(-pid, "SIGTERM");
  });
}
