import { expect, it } from "vitest";
import { consentAddress } from "./consent-address.ts";

const settings = { authority: "https://login.example", clientId: "app", tenant: "organizations" };

it("asks at the company's own sign-in for what was wanted of Graph, and nothing that a link could bring in", () => {
  const query = new URLSearchParams({
    clientId: "somebody-elses",
    scope: "https://graph.microsoft.com/Chat.ReadBasic https://evil.example/All offline_access",
    loginHint: "anna@nordlys.example",
    redirect_uri: "https://evil.example",
  });
  const page = "https://meetings.example/tabs/consent.html";
  const address = new URL(consentAddress({ settings, page, query, state: "s", challenge: "c" }));
  expect(address.origin + address.pathname).toBe("https://login.example/organizations/oauth2/v2.0/authorize");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_id: "app",
    response_type: "code",
    response_mode: "query",
    redirect_uri: page,
    scope: "openid https://graph.microsoft.com/Chat.ReadBasic",
    prompt: "consent",
    login_hint: "anna@nordlys.example",
    state: "s",
    code_challenge: "c",
    code_challenge_method: "S256",
  });
});
