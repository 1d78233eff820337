import type { HeadCountRule, ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import type { DraftLine } from "./draft-order.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";

export interface LineHeadCountProps {
  line: DraftLine;
  mode: ServiceOrder["headCountMode"];
  onMode: (mode: ServiceOrder["headCountMode"]) => void;
  onChange: (change: Partial<DraftLine>) => void;
}

const rules = ["fixed", "accepted", "invited"] as const satisfies readonly HeadCountRule[];
const modes = ["ask", "apply"] as const satisfies readonly ServiceOrder["headCountMode"][];

/** Whether the quantity follows the people, by how much more, and whether somebody is asked first. */
export function LineHeadCount({ line, mode, onMode, onChange }: LineHeadCountProps) {
  const words = useFeatureText(orderMessages);
  const [ruleId, plusId, modeId] = [useId(), useId(), useId()];
  const { rule, plusPercent } = line.headCount ?? { rule: "fixed", plusPercent: 0 };
  return (
    <div className={styles.stack}>
      <div className={styles.field}>
        <label htmlFor={ruleId} className={styles.label}>
          {words("line.follows")}
        </label>
        <select
          id={ruleId}
          className={styles.control}
          value={rule}
          onChange={(event) => {
            const chosen = rules.find((one) => one === event.target.value) ?? "fixed";
            onChange({ headCount: { rule: chosen, plusPercent: chosen === "fixed" ? 0 : plusPercent } });
          }}
        >
          {rules.map((one) => (
            <option key={one} value={one}>
              {words(`line.rule.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {rule === "fixed" ? null : (
        <div className={styles.pair}>
          <div className={styles.field}>
            <label htmlFor={plusId} className={styles.label}>
              {words("line.plus")}
            </label>
            <input
              id={plusId}
              type="number"
              inputMode="numeric"
              min={-90}
              max={200}
              className={styles.control}
              defaultValue={plusPercent}
              onChange={({ target: { valueAsNumber: typed } }) => {
                if (Number.isInteger(typed) && typed >= -90 && typed <= 200)
                  onChange({ headCount: { rule, plusPercent: typed } });
              }}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor={modeId} className={styles.label}>
              {words("line.mode")}
            </label>
            <select
              id={modeId}
              className={styles.control}
              value={mode}
              onChange={(event) => onMode(modes.find((one) => one === event.target.value) ?? "ask")}
            >
              {modes.map((one) => (
                <option key={one} value={one}>
                  {words(`line.mode.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </div>
      )}
    </div>
  );
}
