import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingMove, MoveAnswers, MoveConsequences, SeriesChange } from "@magic-meetings/contract/moves/move.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface Period {
  start: string;
  end: string;
}

/** Under the meeting: whatever makes it out of date makes this so as well. */
const previewKey = (meetingId: string, { start, end }: Period) =>
  [...queryKeys.meeting(meetingId), "move-preview", start, end] as const;

const moveKey = (meetingId: string) => [...queryKeys.meeting(meetingId), "move"] as const;

/** What another time would mean; nothing is changed by asking. */
export function useMovePreview({ id }: Pick<Meeting, "id">, to: Period) {
  const client = useApi();
  return useQuery({
    queryKey: previewKey(id, to),
    queryFn: ({ signal }) =>
      client("POST /meetings/:id/preview-change", { params: { id }, body: { ...to } }, { signal }),
  });
}

/** What another time or pattern of a series would mean; nothing is changed by asking. */
export function useSeriesPreview(seriesId: string, change: SeriesChange) {
  const client = useApi();
  return useQuery({
    queryKey: ["series", seriesId, "move-preview", JSON.stringify(change)],
    queryFn: ({ signal }) =>
      client("POST /series/:id/preview-change", { params: { id: seriesId }, body: change }, { signal }),
  });
}

/** Keeps the answers until the invite is sent; where the price has changed meanwhile, the new one is on screen at once. */
export function useKeepAnswers({ id }: Pick<Meeting, "id">, to: Period) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answers: MoveAnswers) =>
      client(
        "POST /meetings/:id/move-answers",
        { params: { id }, body: { ...to, ...answers } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: (consequences) => queryClient.setQueryData<MoveConsequences>(previewKey(id, to), consequences),
    onError: () => queryClient.invalidateQueries({ queryKey: previewKey(id, to) }),
  });
}

/** The last move of a meeting that somebody was asked about. */
export function useMove(meetingId: string) {
  const client = useApi();
  return useQuery({
    queryKey: moveKey(meetingId),
    queryFn: ({ signal }) => client("GET /meetings/:id/move", { params: { id: meetingId } }, { signal }),
  });
}

/** Answers the open question; whatever comes of it, the meeting shows what is true then. */
export function useMoveAnswer(move: Pick<MeetingMove, "id" | "meeting">) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answers: MoveAnswers) =>
      client(
        "POST /moves/:id/answer",
        { params: { id: move.id }, body: answers },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: (answered) =>
      queryClient.setQueryData<{ move: MeetingMove | null }>(moveKey(move.meeting.id), { move: answered }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.meeting(move.meeting.id) }),
  });
}
