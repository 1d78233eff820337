import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { createContext, useContext } from "react";

export interface Session {
  client: ApiClient;
  /** Where the API is, for the stream; `/api/v1` on our own origin. */
  baseUrl: string;
  getToken: () => Promise<string>;
  /** Throws a refused token away, so that the next one is fresh. */
  forgetToken: (claims?: string) => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The connection to the API of the signed-in person. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no ApiProvider above this component");
  return session;
}

/** The typed client of the signed-in person. */
export function useApi(): ApiClient {
  return useSession().client;
}
