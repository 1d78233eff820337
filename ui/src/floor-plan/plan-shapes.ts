import { createContext, useContext } from "react";
import type { KeyboardEvent } from "react";
import type { PlanRoom } from "./plan-room.ts";

/** What a shape of the drawing stands for on screen. */
export type ShapeUse =
  | { kind: "room"; room: PlanRoom; selected: boolean; tabbable: boolean }
  | { kind: "choosable"; shape: string; label: string };

export interface PlanShapes {
  /** By the id of the element in the drawing. */
  uses: ReadonlyMap<string, ShapeUse>;
  /** The `url(#…)` of a state's pattern. */
  patternOf: (state: PlanRoom["state"], selected: boolean) => string | undefined;
  onPress: (use: ShapeUse) => void;
  onFocus: (use: ShapeUse) => void;
  onKeyDown: (use: ShapeUse, event: KeyboardEvent) => void;
}

export const PlanShapesContext = createContext<PlanShapes | undefined>(undefined);

/** What the shapes of the plan above stand for. */
export function usePlanShapes(): PlanShapes {
  const shapes = useContext(PlanShapesContext);
  if (!shapes) throw new Error("There is no FloorPlan above this component");
  return shapes;
}
