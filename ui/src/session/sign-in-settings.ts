/** Where the company's people sign in, as the service says it. */
export interface SignInSettings {
  /** For example `https://login.microsoftonline.com`. */
  authority: string;
  /** The application that asks: the same that Teams and Outlook ask for. */
  clientId: string;
  /** The one company, or `organizations`. */
  tenant: string;
  /** The app in Teams, for links into it; absent where the service was not told. */
  teamsAppId?: string;
}

const longestMs = 3_000;

/** Undefined where the service says nothing of it, as in the demo; throws where it does not answer. */
export async function readSignInSettings(): Promise<SignInSettings | undefined> {
  const response = await fetch("/tabs/sign-in.json", { cache: "no-store", signal: AbortSignal.timeout(longestMs) });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The service answered ${response.status}`);
  return (await response.json()) as SignInSettings;
}

/** Whether the company's sign-in answers; a page that left for one that does not would not come back. */
export async function isReachable({ authority, tenant }: SignInSettings): Promise<boolean> {
  const address = `${authority}/${tenant}/v2.0/.well-known/openid-configuration`;
  try {
    return (await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(longestMs) })).ok;
  } catch {
    return false;
  }
}
