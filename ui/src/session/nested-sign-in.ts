import { createNestablePublicClientApplication } from "@azure/msal-browser";
import type { AskForToken } from "./token-source.ts";
import type { SignInSettings } from "./sign-in-settings.ts";

/**
 * Signs in through the host that this page is nested in (Outlook, Teams): no window of its own, and tokens in memory
 * only. `claims` is what the service wants proved besides; the person is asked where the host cannot answer alone.
 */
export async function openNestedSignIn({ authority, clientId, tenant }: SignInSettings): Promise<AskForToken> {
  const app = await createNestablePublicClientApplication({
    auth: {
      clientId,
      authority: `${authority}/${tenant}`,
      knownAuthorities: [new URL(authority).host],
      // Says that a token may be refused before it ends, and that the answer to it is understood.
      clientCapabilities: ["CP1"],
    },
    cache: { cacheLocation: "memoryStorage" },
  });
  return async (claims) => {
    const request = { scopes: [`${clientId}/access_as_user`], ...(claims === undefined ? {} : { claims }) };
    const { accessToken } = await app.acquireTokenSilent(request).catch(() => app.acquireTokenPopup(request));
    return accessToken;
  };
}
