import { CacheLookupPolicy, PublicClientApplication, type AccountInfo } from "@azure/msal-browser";
import type { OwnSignIn } from "./own-sign-in.ts";
import type { SignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";

export interface Opening {
  settings: SignInSettings;
  /** What the company's sign-in has put behind the `#` of the address, where it sent the person back. */
  answer: string | undefined;
  /** Whoever signed in on this tablet before; asked for without a word, where nothing speaks against it. */
  hint: string | undefined;
  maySilently: () => Promise<boolean>;
}

/**
 * Signs in at Microsoft Entra ID: authorization code with PKCE, by leaving the page for it.
 *
 * Tokens live in the memory of this page only. A store of the browser would hand them to whatever script gets into the
 * page once, and to whoever takes the tablet; so a page that is loaded anew has none. It gets them without a word where
 * the company's own session still knows the person: by leaving for it once with `prompt=none`, at loading, when nobody
 * has begun to work yet. A hidden frame instead would need the company's cookies in somebody else's page, which browsers
 * have taken away. Where that does not work, and without a network, the page works on without a token.
 */
export async function openEntra({ settings, answer, hint, maySilently }: Opening): Promise<OwnSignIn> {
  const { authority, clientId, tenant } = settings;
  const scopes = [`${clientId}/access_as_user`];
  const auth = {
    clientId,
    authority: `${authority}/${tenant}`,
    knownAuthorities: [new URL(authority).host],
    redirectUri: location.origin + location.pathname,
  };
  const app = new PublicClientApplication({ auth, cache: { cacheLocation: "memoryStorage" } });
  await app.initialize();
  let account: AccountInfo | undefined;
  let isStale = false;
  const redirected = await app
    .handleRedirectPromise({ navigateToLoginRequestUrl: false, ...(answer === undefined ? {} : { hash: answer }) })
    // Refused, or the network went away in between: the page says what it has to say without a token.
    .catch(() => null);
  if (redirected) {
    account = redirected.account;
    // Where she was when she left, for example a roll call.
    if (redirected.state?.startsWith("#/")) history.replaceState(null, "", redirected.state);
  } else if (hint !== undefined && (await maySilently())) {
    await leave({ prompt: "none", loginHint: hint });
  }

  /**
   * The library does not leave the page from an instance that keeps nothing. So one that may keep something leaves, with
   * the request's verifier in the window's session as the library has it in any case; tokens come back to the other.
   */
  async function leave(how: { prompt: "none" | "select_account"; loginHint?: string } | { loginHint?: string }) {
    const leaving = new PublicClientApplication({ auth, cache: { cacheLocation: "sessionStorage" } });
    await leaving.initialize();
    // A page that cannot be left stays as it is.
    await leaving.loginRedirect({ scopes, state: location.hash, ...how }).catch(() => undefined);
  }

  async function getToken(): Promise<string> {
    if (account === undefined) return "";
    try {
      const { accessToken } = await app.acquireTokenSilent({
        scopes,
        account,
        forceRefresh: isStale,
        cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken,
      });
      isStale = false;
      return accessToken;
    } catch {
      // Without a network the call that wants it fails by itself; with one the API says that it needs signing in.
      return "";
    }
  }

  return {
    account: account && { id: account.homeAccountId, hint: account.username },
    getToken,
    forgetToken: () => void (isStale = true),
    signIn: (hinted) => void leave(hinted === undefined ? { prompt: "select_account" } : { loginHint: hinted }),
    async forget() {
      account = undefined;
      await app.clearCache().catch(() => undefined);
    },
  };
}
