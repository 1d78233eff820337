import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { useApi } from "../session/session-context.ts";

/** The address of a visitor's picture for as long as it is shown, where there is one; undefined while that is not known. */
export function useBadgePhoto(visitId: string, isAllowed: boolean): string | null | undefined {
  const client = useApi();
  const photo = useQuery({
    queryKey: ["reception", "photo", visitId],
    queryFn: async ({ signal }) => {
      try {
        return await client("GET /visits/:id/photo", { params: { id: visitId } }, { signal });
      } catch (problem) {
        if (problem instanceof ApiProblem && problem.problem?.status === 404) return null;
        throw problem;
      }
    },
    enabled: isAllowed,
    retry: false,
    // Erased when its time is over: it is not kept beyond the sheet that shows it.
    gcTime: 0,
    staleTime: 0,
  });
  const bytes = photo.data?.bytes;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (bytes === undefined) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  if (!isAllowed || photo.isError || photo.data === null) return null;
  return bytes === undefined ? undefined : address;
}
