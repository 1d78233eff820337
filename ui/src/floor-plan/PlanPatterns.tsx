import type { ReactNode } from "react";
import type { PlanRoomState } from "./plan-room.ts";
import styles from "./FloorPlan.module.css";

/** In units of a pattern's own square. */
const drawings: Partial<Record<PlanRoomState | "selected", ReactNode>> = {
  busy: <path d="M-2 2 L2 -2 M0 10 L10 0 M8 12 L12 8" />,
  soon: (
    <>
      <circle cx="2.5" cy="2.5" r="1" />
      <circle cx="7.5" cy="7.5" r="1" />
    </>
  ),
  requested: <path d="M0 5 H10" strokeDasharray="4 2" />,
  closed: <path d="M0 2.5 H10 M0 7.5 H10" />,
  deleted: <path d="M0 0 L10 10 M10 0 L0 10" />,
  selected: <path d="M5 3 V7 M3 5 H7" />,
};

export const patternNames = Object.keys(drawings) as (PlanRoomState | "selected")[];

export interface PlanPatternsProps {
  /** Ids in the page start with it. */
  prefix: string;
  /** The drawing's units in one pixel: patterns are equally coarse on every plan. */
  unit: number;
}

/** The patterns that say by form what the colours say. */
export function PlanPatterns({ prefix, unit }: PlanPatternsProps) {
  return (
    <defs>
      {patternNames.map((name) => (
        <pattern
          key={name}
          id={`${prefix}-${name}`}
          width={10}
          height={10}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${unit})`}
        >
          <g className={styles[`${name}Ink`]}>{drawings[name]}</g>
        </pattern>
      ))}
    </defs>
  );
}
