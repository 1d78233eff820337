import type { SignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";

export interface ConsentRequest {
  settings: SignInSettings;
  /** The page's own address, without what stands behind it. */
  page: string;
  /** What the page was opened with. */
  query: URLSearchParams;
  /** Comes back as it is; whoever does not bring it was not sent by this page. */
  state: string;
  /** A PKCE challenge whose answer nobody has: the code that comes back is worth nothing. */
  challenge: string;
}

const graphScope = /^https:\/\/graph\.microsoft\.com\/[A-Za-z.]{1,64}$/;

/** Where the company asks the person for her consent. Only the service says which company and which app that is. */
export function consentAddress({ settings, page, query, state, challenge }: ConsentRequest): string {
  const wanted = (query.get("scope") ?? "").split(" ").filter((scope) => graphScope.test(scope));
  const values = new URLSearchParams({
    client_id: settings.clientId,
    response_type: "code",
    response_mode: "query",
    redirect_uri: page,
    scope: ["openid", ...wanted].join(" "),
    prompt: "consent",
    login_hint: query.get("loginHint") ?? "",
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  return `${settings.authority}/${settings.tenant}/oauth2/v2.0/authorize?${values.toString()}`;
}
