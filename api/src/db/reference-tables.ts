/** Tables that belong to no tenant: small, rarely written, copied to every shard (infra/distribute.sql). */
export const referenceTables = ["api_key_route", "currency", "graph_subscription_route", "tenant"];
