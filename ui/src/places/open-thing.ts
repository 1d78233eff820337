import { createContext, useContext } from "react";
import type { PlaceRef } from "./place-ref.ts";

export const OpenThingContext = createContext<((ref: PlaceRef) => void) | undefined>(undefined);

/** Leads to another thing from anywhere in the panel; undefined where there is no panel. */
export function useOpenThing(): ((ref: PlaceRef) => void) | undefined {
  return useContext(OpenThingContext);
}
