import { createClient } from "@magic-meetings/contract/http/client.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import { createQueryClient } from "./query-client.ts";
import { SessionContext } from "./session-context.ts";

export interface ApiProviderProps {
  getToken: () => Promise<string>;
  /** Forgets the token after a 401, so that the next one is fresh. */
  onUnauthenticated?: () => void;
  baseUrl?: string;
  children: ReactNode;
}

/** Connects everything below it to the API. The token source is taken once; another person means another key. */
export function ApiProvider({ getToken, onUnauthenticated, baseUrl = "/api/v1", children }: ApiProviderProps) {
  const [queryClient] = useState(createQueryClient);
  const [session] = useState(() => ({
    client: createClient({ baseUrl, getToken, ...(onUnauthenticated ? { onUnauthenticated } : {}) }),
    baseUrl,
    getToken,
  }));
  return (
    <SessionContext.Provider value={session}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </SessionContext.Provider>
  );
}
