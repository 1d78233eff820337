import { z } from "zod";
import { idSchema, momentSchema, timeZoneSchema } from "../words/words.ts";
import { meetingStatuses } from "../meetings/meeting.ts";

/** Teams' id of a meeting's chat. It says where one is, and proves nothing. */
export const chatIdSchema = z.string().regex(/^19:[A-Za-z0-9._-]{1,200}@(thread\.(v2|tacv2|skype)|unq\.gbl\.spaces)$/);

/** A meeting of ours that a chat belongs to; the dates of a series share one chat. */
export const chatMeetingSchema = z.strictObject({
  id: idSchema,
  subject: z.string(),
  status: z.enum(meetingStatuses),
  start: momentSchema,
  end: momentSchema,
  timeZone: timeZoneSchema,
});
export type ChatMeeting = z.infer<typeof chatMeetingSchema>;

export const meetingChatSchema = z.strictObject({
  /** By start, those around the present. */
  items: z.array(chatMeetingSchema).min(1),
  /** The one that is meant now: it runs, or comes next, or was the last. */
  chosen: idSchema,
});
export type MeetingChat = z.infer<typeof meetingChatSchema>;
