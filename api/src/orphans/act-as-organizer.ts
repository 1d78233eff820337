import type { CommandContext } from "../commands/command-context.ts";

/** Whoever repairs does what the organizer could do herself; signals and the audit trail name who pressed. */
export function actAsOrganizer(context: CommandContext, organizerId: string): CommandContext {
  return { ...context, principal: { ...context.principal, userId: organizerId, scopes: ["meetings.write"] } };
}
