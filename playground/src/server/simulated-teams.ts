import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { channelUserIdOf } from "../chat/chat-ids.ts";

// The ids of the simulated Teams. They follow from the person, so that a conversation that the API remembers is still known after a restart.

const bot = { id: "28:magic-meetings-demo", name: "Magic Meetings" };

export function conversationIdOf(person: Pick<DemoPerson, "entraObjectId">): string {
  return `a:demo-${person.entraObjectId}`;
}

export function memberOf(person: DemoPerson) {
  return { id: channelUserIdOf(person), name: person.name, aadObjectId: person.entraObjectId };
}

/** An activity of a person in their chat with the bot, as Teams sends one. */
export function activityOf(
  person: DemoPerson,
  serviceUrl: string,
  id: string,
  now: Date,
  more: Record<string, unknown>,
) {
  return {
    channelId: "msteams",
    serviceUrl,
    id,
    timestamp: now.toISOString(),
    from: memberOf(person),
    recipient: bot,
    conversation: { id: conversationIdOf(person), conversationType: "personal", tenantId: person.entraTenantId },
    channelData: { tenant: { id: person.entraTenantId } },
    locale: languageTags[person.locale],
    ...more,
  };
}

/** What Teams sends when a person installs the app: the bot is added, and the app is installed. */
export function installation(person: DemoPerson): Record<string, unknown>[] {
  return [
    { type: "installationUpdate", action: "add" },
    { type: "conversationUpdate", membersAdded: [bot, memberOf(person)] },
  ];
}

export const removal = { type: "installationUpdate", action: "remove" };

const languageTags: Record<DemoPerson["locale"], string> = {
  en: "en-GB",
  da: "da-DK",
  nb: "nb-NO",
  it: "it-IT",
  de: "de-DE",
};
