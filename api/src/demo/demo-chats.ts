import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import type { ReadChat } from "../meeting-chats/chat-source.ts";
import { findDemoEvent } from "./demo-chats-sql.ts";

const chat = /^19:meeting_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@thread\.v2$/;

/** The demo's stand-in for Microsoft 365: every meeting has a chat, and its id has the meeting's in it. */
export function createDemoChats(pool: Database): ReadChat {
  return async ({ tenantId }, chatId) => {
    const meetingId = chat.exec(chatId)?.[1];
    if (meetingId === undefined) return undefined;
    const event = await findDemoEvent(tenantReader(pool, tenantId), { tenantId, meetingId });
    return event && { joinUrlHash: null, ...event };
  };
}
