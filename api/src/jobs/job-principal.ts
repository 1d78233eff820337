import type { Principal } from "../identity/principal.ts";

/** The service itself, where it acts for a tenant without anybody asking. */
export function jobPrincipal(tenantId: string): Principal {
  return { kind: "app", id: "app:jobs", tenantId, userId: null, name: "Magic Meetings", roles: [], scopes: [] };
}
