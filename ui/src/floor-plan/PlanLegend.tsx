import { useId } from "react";
import { classNames } from "../elements/class-names.ts";
import type { PlanRoomState } from "./plan-room.ts";
import { patternNames, PlanPatterns } from "./PlanPatterns.tsx";
import styles from "./FloorPlan.module.css";

export interface PlanLegendProps {
  /** For a screen reader. */
  label: string;
  /** The states that the plan shows, with their words. */
  states: readonly { state: PlanRoomState; words: string }[];
}

/** What colours and patterns on a plan mean. */
export function PlanLegend({ label, states }: PlanLegendProps) {
  const prefix = `legend${useId().replace(/\W/g, "")}`;
  return (
    <ul className={styles.legend} aria-label={label}>
      {states.map(({ state, words }) => (
        <li key={state} className={styles.legendItem}>
          <svg className={styles.swatch} viewBox="0 0 24 16" aria-hidden="true">
            <PlanPatterns prefix={`${prefix}-${state}`} unit={1} />
            <rect x="1" y="1" width="22" height="14" className={classNames(styles.ground, styles[state])} />
            {patternNames.includes(state) ? (
              <rect x="1" y="1" width="22" height="14" style={{ fill: `url(#${prefix}-${state}-${state})` }} />
            ) : null}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
