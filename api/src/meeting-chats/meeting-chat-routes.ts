import type { ChatMeeting } from "@magic-meetings/contract/meeting-chats/meeting-chat.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route, type Route } from "../http/route.ts";
import { maySee } from "../meetings/meeting-policy.ts";
import type { ReadChat } from "./chat-source.ts";
import { chooseMeeting } from "./choose-meeting.ts";
import { findChatMeetings, type LinkedMeeting } from "./meeting-chat-sql.ts";

export interface MeetingChatRoutesDeps {
  /** Absent where the company's Microsoft 365 is not asked. */
  readChat?: ReadChat | undefined;
}

/** What a client says of its surroundings is a hint; which meeting a chat belongs to is what Microsoft 365 says. */
export function meetingChatRoutes({ readChat }: MeetingChatRoutesDeps): Route[] {
  return [
    route("GET /meeting-chat", async ({ query, principal, queries, now }) => {
      const chat = await readChat?.(principal, query.chat);
      if (chat === undefined) throw notFound();
      const { tenantId } = principal;
      const linked = await findChatMeetings(queries, { tenantId, now, ...chat });
      const seen = linked.filter((meeting) => maySee(principal, meeting));
      const chosen = chooseMeeting(seen, now);
      if (chosen === undefined) throw notFound();
      return { items: seen.map(shown), chosen: chosen.id };
    }),
  ];
}

function notFound(): Refusal {
  return new Refusal("not_found", "No meeting of yours belongs to this chat");
}

function shown({ id, subject, status, start, end, timeZone }: LinkedMeeting): ChatMeeting {
  return { id, subject, status, start, end, timeZone };
}
