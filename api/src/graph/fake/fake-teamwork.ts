import { ok, list, refusal, type FakeAnswer } from "./fake-answer.ts";
import { seededGuid } from "./fake-random.ts";
import type { FakeUser } from "./fake-store.ts";

/** Teams' apps and activity feeds, and mails sent whole. */
export interface FakeTeamwork {
  answer(user: FakeUser, request: TeamworkRequest): FakeAnswer;
  /** Whom the app is installed for. That its bot hears of it is for the test to say. */
  readonly installed: Map<string, { id: string; chatId: string }>;
  readonly notified: { userId: string; body: Record<string, unknown> }[];
  /** As they came, decoded. */
  readonly mails: { from: string; raw: string }[];
  /** What is not permitted, or refused; undefined: nothing is. */
  refuse: ((what: "install" | "notify" | "mail", user: FakeUser) => FakeAnswer | undefined) | undefined;
}

interface TeamworkRequest {
  method: string;
  rest: string[];
  query: URLSearchParams;
  body: unknown;
}

export function createFakeTeamwork(random: () => number): FakeTeamwork {
  const teamwork: FakeTeamwork = {
    installed: new Map(),
    notified: [],
    mails: [],
    refuse: undefined,
    answer(user, { method, rest: [kind, what, installationId, part], query, body }) {
      if (kind === "sendMail") return sendMail(user, body);
      if (what === "sendActivityNotification") return notify(user, body);
      if (what !== "installedApps") return refusal(400, "BadRequest", "Resource not found for the segment");
      if (method === "POST") return install(user);
      const present = teamwork.installed.get(user.id);
      if (installationId === undefined) {
        if (query.get("$filter")?.startsWith("teamsApp/") !== true) return refusal(400, "BadRequest", "Invalid filter");
        return list(present === undefined ? [] : [{ id: present.id }]);
      }
      if (present?.id !== installationId || part !== "chat") return refusal(404, "NotFound", "No app is installed");
      return ok({ id: present.chatId, chatType: "oneOnOne" });
    },
  };

  function install(user: FakeUser): FakeAnswer {
    const refused = teamwork.refuse?.("install", user);
    if (refused !== undefined) return refused;
    if (teamwork.installed.has(user.id)) return refusal(409, "Conflict", "The app is already installed for the user.");
    const id = seededGuid(random);
    teamwork.installed.set(user.id, { id, chatId: `19:${user.id}_app@unq.gbl.spaces` });
    return { status: 201, body: { id } };
  }

  function notify(user: FakeUser, body: unknown): FakeAnswer {
    const refused = teamwork.refuse?.("notify", user);
    if (refused !== undefined) return refused;
    if (!teamwork.installed.has(user.id)) {
      return refusal(404, "NotFound", "Application is not installed in the user's personal scope.");
    }
    teamwork.notified.push({ userId: user.id, body: body as Record<string, unknown> });
    return { status: 204 };
  }

  function sendMail(user: FakeUser, body: unknown): FakeAnswer {
    const refused = teamwork.refuse?.("mail", user);
    if (refused !== undefined) return refused;
    teamwork.mails.push({ from: user.mail, raw: Buffer.from(String(body), "base64").toString("utf8") });
    return { status: 202 };
  }

  return teamwork;
}
