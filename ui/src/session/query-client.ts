import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { QueryClient } from "@tanstack/react-query";

/** A rule does not change by asking again; a cut connection or a busy server may. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < 3 && mayPass(error) },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  const status = error.problem?.status;
  return status === undefined || status === 429 || status >= 500;
}
