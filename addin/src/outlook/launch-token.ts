import { OutlookError } from "./outlook-error.ts";

declare const OfficeRuntime: { auth?: { getAccessToken(options: object): Promise<string> } } | undefined;

/**
 * A token for our API where no pane is open. Nested app authentication is not to be had in every such runtime and
 * `Office.auth` is blocked in it; this one is not. Nobody can be asked anything here, so it is refused rather than prompted.
 */
export async function launchToken(): Promise<string> {
  if (typeof OfficeRuntime === "undefined" || !OfficeRuntime.auth) {
    throw new OutlookError("unsupported", "OfficeRuntime.auth", "This Outlook gives no token here");
  }
  try {
    return await OfficeRuntime.auth.getAccessToken({ allowSignInPrompt: false, allowConsentPrompt: false });
  } catch (error) {
    const { message, code } = (error || {}) as { message?: string; code?: number };
    throw new OutlookError("sign_in", "OfficeRuntime.auth", message || "Outlook gave no token", code);
  }
}
