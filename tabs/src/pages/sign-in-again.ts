import { createContext } from "react";

/** Signs the person in anew; undefined where the host of the page does that by itself. */
export const SignInAgain = createContext<(() => void) | undefined>(undefined);
