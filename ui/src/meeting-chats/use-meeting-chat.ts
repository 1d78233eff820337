import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

/** Which meetings a chat belongs to, as the service has it from Microsoft 365. */
export function useMeetingChat(chatId: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["meeting-chat", chatId],
    queryFn: ({ signal }) => client("GET /meeting-chat", { query: { chat: chatId } }, { signal }),
    // The date that is meant changes while the tab stays open.
    refetchInterval: 5 * 60_000,
  });
}

/** True where the person, or her administrator, has to allow it first. */
export function needsConsent(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === "consent_needed";
}
