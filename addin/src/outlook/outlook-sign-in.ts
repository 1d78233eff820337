import { hostSignIn } from "@magic-meetings/ui/session/host-sign-in.ts";
import type { AskForToken } from "@magic-meetings/ui/session/token-source.ts";
import { OutlookError } from "./outlook-error.ts";

type OfficeAuth = Pick<typeof Office.auth, "getAccessToken">;

/**
 * Outlook's ways to a token for our API: nested sign-in where the client has it, else the older ones, which some clients
 * offer under one name and some under the other. Rejects with `sign_in`.
 */
export function outlookSignIn(): AskForToken {
  const { OfficeRuntime } = globalThis as { OfficeRuntime?: { auth?: OfficeAuth } };
  const auth: OfficeAuth | undefined = (Office as Partial<typeof Office>).auth ?? OfficeRuntime?.auth;
  const ask = hostSignIn({
    isNested: () => Office.context.requirements.isSetSupported("NestedAppAuth", "1.1"),
    fallbacks: auth === undefined ? [] : [byOffice(auth)],
  });
  return (claims) =>
    ask(claims).catch((error: unknown) => {
      const { message, code } = (error ?? {}) as { message?: string; code?: number };
      throw new OutlookError("sign_in", "auth.getAccessToken", message ?? "Outlook gave no token", code);
    });
}

function byOffice(auth: OfficeAuth): AskForToken {
  return async (claims) =>
    auth.getAccessToken({
      allowSignInPrompt: true,
      allowConsentPrompt: true,
      ...(claims === undefined ? {} : { authChallenge: claims }),
    });
}
