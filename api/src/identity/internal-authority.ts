import type { Authority } from "./authority.ts";
import { createOwnAuthority } from "./own-authority.ts";

/** Signs the tokens with which the bot of this process calls the API of this process. */
export interface InternalAuthority {
  authority: Authority;
  /** An app-only token that may act for users; the same one until shortly before it ends. */
  botToken(): Promise<string>;
}

const homeTenantId = "00000000-0000-7000-8000-000000000001";
const botObjectId = "00000000-0000-7000-8000-000000000002";
const renewAfterMilliseconds = 45 * 60 * 1000;

export async function createInternalAuthority(audience: string): Promise<InternalAuthority> {
  const { authority, sign } = await createOwnAuthority({ name: "internal", audience, issues: ["apps"], homeTenantId });
  let token: Promise<string> | undefined;
  let signedAt = 0;
  return {
    authority,
    botToken() {
      if (token === undefined || Date.now() - signedAt > renewAfterMilliseconds) {
        signedAt = Date.now();
        token = sign(homeTenantId, {
          oid: botObjectId,
          sub: botObjectId,
          azp: botObjectId,
          app_displayname: "Magic Meetings bot",
          roles: ["bot.act"],
        });
      }
      return token;
    },
  };
}
