import type { ChatMeeting } from "@magic-meetings/contract/meeting-chats/meeting-chat.ts";

type Dated = Pick<ChatMeeting, "id" | "start" | "end" | "status">;

/** Early enough to mean the next date although the one before has only just ended. */
const shortlyBefore = 15 * 60_000;

/**
 * The date that somebody in the chat means: the one that is about to begin or runs, the later where two do; else the
 * next; else the last. One that was cancelled is meant only where nothing else is there.
 */
export function chooseMeeting<M extends Dated>(meetings: readonly M[], now: Date): M | undefined {
  const stands = meetings.filter(({ status }) => status !== "cancelled");
  const candidates = [...(stands.length > 0 ? stands : meetings)].sort(
    (one, other) => Date.parse(one.start) - Date.parse(other.start),
  );
  const at = now.getTime();
  const running = candidates.filter(
    ({ start, end }) => Date.parse(start) - shortlyBefore <= at && at < Date.parse(end),
  );
  return running.at(-1) ?? candidates.find(({ start }) => Date.parse(start) > at) ?? candidates.at(-1);
}
