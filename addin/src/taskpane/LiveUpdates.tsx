import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";

/** Keeps the pane in step with what vendors and others do, and shows nothing itself. */
export function LiveUpdates({ meetingId }: { meetingId: string }) {
  useLiveUpdates(`meeting:${meetingId}`);
  return null;
}
