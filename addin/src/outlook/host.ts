import { keepToken } from "@magic-meetings/ui/session/token-source.ts";
import type { Appointment } from "./appointment.ts";
import { createAppointment } from "./appointment.ts";
import type { OutlookCallSettings } from "./outlook-calls.ts";
import { createOutlookCalls } from "./outlook-calls.ts";
import { OutlookError } from "./outlook-error.ts";
import type { ThemeSource } from "./outlook-theme.ts";
import { outlookSignIn } from "./outlook-sign-in.ts";
import { createThemeSource } from "./outlook-theme.ts";

export interface Outlook {
  theme: ThemeSource;
  /** Outlook's display language, for example `da-DK`. */
  locale: string;
  user: { email: string; name: string };
  appointment: Appointment;
  /** A token for our API; asks Outlook again only when the last one is about to run out. */
  getAccessToken(): Promise<string>;
  /** Throws the kept token away, after the API refused it; the next one proves these claims. */
  forgetAccessToken(claims?: string): void;
}

export interface OutlookSettings {
  newId?: () => string;
  calls?: OutlookCallSettings;
  /** How long Office.js gets to find its host. */
  readyWithinMs?: number;
}

/** Waits for Office.js and gives what the pane needs of Outlook. Rejects with `not_in_outlook` outside of it. */
export async function startOutlook(settings: OutlookSettings = {}): Promise<Outlook> {
  await ready(settings.readyWithinMs ?? 5_000);
  const mailbox = Office.context.mailbox;
  const item = mailbox?.item as unknown as Office.AppointmentCompose | undefined;
  if (!item || String(item.itemType) !== "appointment" || typeof item.subject !== "object") {
    throw new OutlookError("unsupported", "mailbox.item", "This works in an appointment that you are writing");
  }
  if (!Office.context.requirements.isSetSupported("Mailbox", "1.8")) {
    throw new OutlookError("unsupported", "requirements", "This Outlook is too old: it must know Mailbox 1.8");
  }
  const call = createOutlookCalls(settings.calls);
  const { emailAddress, displayName, timeZone } = mailbox.userProfile;
  const tokens = keepToken(outlookSignIn());
  return {
    theme: createThemeSource(mailbox, call),
    locale: Office.context.displayLanguage || "en-US",
    user: { email: emailAddress, name: displayName },
    appointment: createAppointment({
      item,
      call,
      mailboxZone: timeZone ?? "",
      newId: settings.newId ?? (() => crypto.randomUUID()),
    }),
    getAccessToken: tokens.getToken,
    forgetAccessToken: tokens.forgetToken,
  };
}

function ready(withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (message: string) => reject(new OutlookError("not_in_outlook", "Office.onReady", message));
    if (typeof Office === "undefined") return fail("Office.js was not loaded");
    const timer = setTimeout(() => fail(`Outlook did not answer within ${withinMs} ms`), withinMs);
    void Office.onReady((info) => {
      clearTimeout(timer);
      if (String(info?.host) === "Outlook") resolve();
      else fail("This page is not open in Outlook");
    });
  });
}
