import type { Me } from "@magic-meetings/contract/identity/identity.ts";
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { queryKeys } from "./query-keys.ts";
import { useApi } from "./session-context.ts";

/** Asks the service who is signed in. */
export function useMeQuery() {
  const client = useApi();
  return useQuery({
    queryKey: queryKeys.me,
    queryFn: ({ signal }) => client("GET /me", {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const MeContext = createContext<Me | undefined>(undefined);

/** The person who is signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("There is no MeContext above this component");
  return me;
}
