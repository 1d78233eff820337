import { readFileSync, statSync } from "node:fs";
import { PostgresStartError } from "./postgres-start-error.ts";

/** The account that the server runs as; empty means "as the current user". */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: the owner of an existing data folder, else
 * `postgres`, else `nobody`.
 */
export function chooseServerUser(dataDir: string): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new PostgresStartError(
    "no_server_user",
    "PostgreSQL does not run as root and there is no account postgres or nobody: create one, or start as an ordinary user.",
  );
}
