import pg from "pg";

/** Runs one command on a connection of its own, as making and dropping databases wants it. */
export async function asAdmin(adminUrl: string, command: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query(command);
  } finally {
    await admin.end();
  }
}
