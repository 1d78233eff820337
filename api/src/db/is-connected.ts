import type { Database } from "./pool.ts";

/** Whether the database answers now. */
export async function isConnected(pool: Database): Promise<boolean> {
  try {
    await pool.query("select 1");
    return true;
  } catch {
    return false;
  }
}
