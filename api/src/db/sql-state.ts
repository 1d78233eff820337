const sqlStatePattern = /^[0-9A-Z]{5}$/;

/** The SQLSTATE of an error that the server reported, else undefined. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("severity" in error) || !("code" in error)) return undefined;
  return typeof error.code === "string" && sqlStatePattern.test(error.code) ? error.code : undefined;
}

export function isSqlState(error: unknown, ...states: string[]): boolean {
  const state = sqlState(error);
  return state !== undefined && states.includes(state);
}
