import type { Meeting, MeetingInput } from "@magic-meetings/contract/meetings/meeting.ts";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { queryKeys } from "../session/query-keys.ts";

/** One meeting with its rooms and orders; nothing is asked without an id. */
export function useMeeting(id: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: queryKeys.meeting(id ?? ""),
    queryFn: ({ signal }) => client("GET /meetings/:id", { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined,
  });
}

/**
 * The meeting of the appointment that is being written: told to the service under its key, again whenever the invite
 * changes. Telling it twice changes nothing, so it is read like any other thing.
 */
export function useAppointmentMeeting(clientKey: string, input: MeetingInput) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: ["appointment", clientKey, input],
    queryFn: async ({ signal }) => {
      const meeting = await client(
        "PUT /meetings/by-key/:clientKey",
        { params: { clientKey }, body: input },
        { signal },
      );
      queryClient.setQueryData<Meeting>(queryKeys.meeting(meeting.id), meeting);
      return meeting;
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** My meetings from a moment on, page by page. */
export function useMyMeetings(from: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...queryKeys.meetings, from],
    queryFn: ({ pageParam, signal }) =>
      client("GET /meetings", { query: { from, limit: 25, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What happened to a meeting and who was told. */
export function useTimeline(meetingId: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: queryKeys.timeline(meetingId),
    queryFn: ({ pageParam, signal }) =>
      client(
        "GET /meetings/:id/timeline",
        { params: { id: meetingId }, query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
