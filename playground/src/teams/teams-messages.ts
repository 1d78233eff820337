import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { HostTheme } from "../outlook/outlook-host.ts";
import { wishAppointment, wishOf } from "./new-appointments.ts";

// What Teams answers to the calls of @microsoft/teams-js, as far as our tabs make them.

/** One call of the library inside the frame, as it arrives by postMessage. */
export interface TeamsCall {
  id: number;
  uuid?: unknown;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

export interface TeamsFrameState {
  person: DemoPerson;
  /** A token for our service, as good as new: what Teams gives on request. */
  getToken: () => Promise<string>;
  theme: HostTheme;
  /** The tab's entity id in the app's manifest. */
  entityId: string;
  subPageId?: string | undefined;
  /** The chat of the meeting whose call or tab this is. */
  chatId?: string | undefined;
  frameContext: "content" | "sidePanel";
}

const runtimeConfig = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { calendar: {}, pages: { appButton: {}, tabs: {}, config: {}, backStack: {}, fullTrust: {} } },
};

/** The library's version that this host claims to know. */
const supportedVersion = "2.0.0";

/** The arguments of the answer; undefined where a call expects none. */
export function answerTo(call: TeamsCall, state: TeamsFrameState): Promise<unknown[]> | undefined {
  switch (call.func) {
    case "initialize":
      return Promise.resolve([state.frameContext, "web", JSON.stringify(runtimeConfig), supportedVersion]);
    case "getContext":
      return Promise.resolve([contextOf(state)]);
    case "authentication.getAuthToken":
      return state.getToken().then(
        (token) => [true, token],
        () => [false, "Sign-in failed"],
      );
    case "calendar.composeMeeting":
      return Promise.resolve(compose(call.args?.[0]));
    default:
      return undefined;
  }
}

function compose(argument: unknown): [done: boolean, reason?: string] {
  const wish = wishOf(argument);
  if (!wish) return [false, "No time was given"];
  wishAppointment(wish);
  return [true];
}

/** A call of the library, or undefined for any other message. */
export function toTeamsCall(data: unknown): TeamsCall | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { id, func } = data as Partial<TeamsCall>;
  return typeof id === "number" && typeof func === "string" ? (data as TeamsCall) : undefined;
}

/** Teams' own name of a theme. */
export function teamsTheme(theme: HostTheme): string {
  return theme === "light" ? "default" : theme;
}

function contextOf({ person, theme, entityId, subPageId, chatId, frameContext }: TeamsFrameState) {
  return {
    locale: locales[person.locale],
    theme: teamsTheme(theme),
    entityId,
    ...(subPageId ? { subEntityId: subPageId } : {}),
    ...(chatId ? { chatId } : {}),
    frameContext,
    userObjectId: person.entraObjectId,
    loginHint: person.email,
    userPrincipalName: person.email,
    tid: person.entraTenantId,
    hostName: "Teams",
    hostClientType: "web",
    sessionId: "playground",
    appSessionId: "playground",
  };
}

/** Teams writes languages with their country, in small letters. */
const locales: Record<DemoPerson["locale"], string> = {
  en: "en-gb",
  da: "da-dk",
  nb: "nb-no",
  it: "it-it",
  de: "de-de",
};
