import { realpathSync, statSync } from "node:fs";
import path from "node:path";

const searchByOthers = 0o001;

/** Whether an account that owns nothing here can enter the folder, that is, whether every folder above lets it pass. */
export function isReachableByOthers(folder: string): boolean {
  let current = realpathSync(folder);
  while ((statSync(current).mode & searchByOthers) !== 0) {
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
  return false;
}
