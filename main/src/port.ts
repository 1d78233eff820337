import { createServer } from "node:net";
import { StartProblem } from "./start-problem.ts";

/** Finds out before anything is started whether the port can be had. Throws `StartProblem`. */
export function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(listenProblem(error, port, host)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** What is wrong with listening there, as a sentence. */
export function listenProblem(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const sentences: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken: stop the other program or set PORT to another number (0 takes any free one).`,
    EACCES: `Port ${port} needs more rights than this user has: set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine: set it to 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `HOST ${host} is not known: set it to 127.0.0.1 or 0.0.0.0.`,
  };
  const sentence = sentences[error.code ?? ""];
  return sentence === undefined ? error : new StartProblem(sentence, { cause: error });
}
