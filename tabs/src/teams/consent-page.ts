import { readSignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";
import { app, authentication } from "@microsoft/teams-js";
import { consentAddress } from "./consent-address.ts";

// The window in which a person consents: it leaves for the company's sign-in, comes back, and tells the tab.

const query = new URLSearchParams(location.search);
const isBack = query.has("state");

void (isBack ? tell() : leave()).catch(() => tellFailure("The sign-in could not be reached"));

async function leave(): Promise<void> {
  const settings = await readSignInSettings();
  if (settings === undefined) throw new Error("The service says nothing of a sign-in");
  const page = location.origin + location.pathname;
  location.replace(consentAddress({ settings, page, query, state: random(), challenge: random() }));
}

/** The code is left where it is: nobody can redeem it. */
async function tell(): Promise<void> {
  history.replaceState(null, "", location.pathname);
  if (query.has("error")) return tellFailure(query.get("error") ?? "");
  await app.initialize();
  authentication.notifySuccess("{}");
}

async function tellFailure(reason: string): Promise<void> {
  await app.initialize();
  authentication.notifyFailure(reason);
}

/** 43 letters, as a challenge has them. */
function random(): string {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
