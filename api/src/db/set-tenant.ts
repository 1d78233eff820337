import { sql } from "./statement.ts";

/** First statement of every transaction: row level security shows this tenant's rows only, until its end. */
export const setTenant = sql("set_tenant", "select app.set_tenant($1)");
