import { readSignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";

/** What the service reads in people's names, with the resource's name before each. */
const scopes = ["https://graph.microsoft.com/Chat.ReadBasic"];

/**
 * Asks the person to allow what the service does in her name, in a window that Teams opens. The library is loaded for
 * this only. Nothing but her consent comes of it: the page in the window fetches no token.
 */
export async function askConsent(): Promise<void> {
  const settings = await readSignInSettings();
  if (settings === undefined) throw new Error("The service says nothing of a sign-in");
  const { TeamsUserCredential } = await import("@microsoft/teamsfx");
  const credential = new TeamsUserCredential({
    clientId: settings.clientId,
    initiateLoginEndpoint: new URL(`${import.meta.env.BASE_URL}consent.html`, location.origin).href,
  });
  await credential.login(scopes);
}
