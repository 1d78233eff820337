import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { Authority } from "./authority.ts";
import { createOwnAuthority } from "./own-authority.ts";

/** The demo's stand-in for Microsoft Entra ID: signs the demo's people in without a password. */
export interface DemoAuthority {
  authority: Authority;
  people: readonly DemoPerson[];
  /** An access token, or undefined for a name that nobody has. */
  signIn(person: string): Promise<string | undefined>;
}

export async function createDemoAuthority(people: readonly DemoPerson[], audience: string): Promise<DemoAuthority> {
  const { authority, sign } = await createOwnAuthority({ name: "demo", audience, issues: ["people"] });
  return {
    authority,
    people,
    async signIn(name) {
      const person = people.find((one) => one.person === name);
      if (person === undefined) return undefined;
      const { entraObjectId, entraTenantId, email } = person;
      return sign(entraTenantId, {
        oid: entraObjectId,
        sub: entraObjectId,
        name: person.name,
        preferred_username: email,
        scp: "access_as_user",
      });
    },
  };
}
