import { useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

export function useAppInstallations() {
  const client = useApi();
  return useQuery({
    queryKey: ["app-installations"],
    queryFn: ({ signal }) => client("GET /app-installations", {}, { signal }),
  });
}
