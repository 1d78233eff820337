import { createClient } from "@magic-meetings/contract/http/client.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import { createQueryClient } from "./query-client.ts";
import { SessionContext } from "./session-context.ts";

export interface ApiProviderProps {
  getToken: () => Promise<string>;
  /** Throws the token away after a 401, so that the next one is fresh. */
  forgetToken: (claims?: string) => void;
  baseUrl?: string;
  children: ReactNode;
}

/** Connects everything below it to the API. The token source is taken once; another person means another key. */
export function ApiProvider({ getToken, forgetToken, baseUrl = "/api/v1", children }: ApiProviderProps) {
  const [queryClient] = useState(createQueryClient);
  const [session] = useState(() => ({
    client: createClient({ baseUrl, getToken, onUnauthenticated: forgetToken }),
    baseUrl,
    getToken,
    forgetToken,
  }));
  return (
    <SessionContext.Provider value={session}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </SessionContext.Provider>
  );
}
