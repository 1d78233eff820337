import { createContext } from "react";

/** What a page knows of the app of its own that it is open in; undefined in Teams, which signs people in by itself. */
export interface OwnApp {
  /** Leaves the page to sign in; absent where a token is never asked of a person. */
  signIn?: () => void;
}

export const OwnAppContext = createContext<OwnApp | undefined>(undefined);
