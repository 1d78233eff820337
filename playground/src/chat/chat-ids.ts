import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";

/** The id under which the simulated Teams knows a person; it follows from the person, so that it outlives a restart. */
export function channelUserIdOf(person: Pick<DemoPerson, "entraObjectId">): string {
  return `29:demo-${person.entraObjectId}`;
}
