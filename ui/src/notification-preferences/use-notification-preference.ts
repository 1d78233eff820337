import type { NotificationPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const key = ["notification-preference"] as const;

/** How the reader is told, and where she is reached. */
export function useNotificationPreference() {
  const client = useApi();
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client("GET /me/notification-preference", {}, { signal }),
  });
}

/** Saves it as a whole; the answer is what is on screen then. */
export function useChangeNotificationPreference() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ preference }: { preference: NotificationPreference; isUndo: boolean }) =>
      client("PUT /me/notification-preference", { body: preference }),
    onSuccess: (saved) => queryClient.setQueryData(key, saved),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
