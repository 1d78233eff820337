import { AddRegular, SubtractRegular } from "@fluentui/react-icons";
import { useState } from "react";
import styles from "./QuantityStepper.module.css";

export interface QuantityStepperProps {
  value: number;
  minimum: number;
  maximum: number;
  labels: { field: string; less: string; more: string };
  onChange: (value: number) => void;
}

/** A whole number between two buttons. What is being typed counts at once when it is allowed, and is put right on leaving. */
export function QuantityStepper({ value, minimum, maximum, labels, onChange }: QuantityStepperProps) {
  const [typed, setTyped] = useState<string>();
  const step = (to: number) => {
    setTyped(undefined);
    onChange(Math.min(maximum, Math.max(minimum, to)));
  };
  const type = (entry: string) => {
    setTyped(entry);
    const quantity = Number(entry);
    if (/^\d+$/.test(entry.trim()) && quantity >= minimum && quantity <= maximum) onChange(quantity);
  };
  return (
    <div className={styles.stepper} role="group" aria-label={labels.field}>
      <button
        type="button"
        className={styles.button}
        aria-label={labels.less}
        disabled={value <= minimum}
        onClick={() => step(value - 1)}
      >
        <SubtractRegular />
      </button>
      <input
        className={styles.input}
        inputMode="numeric"
        aria-label={labels.field}
        value={typed ?? String(value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => step(closest(typed, value))}
        onKeyDown={(event) => {
          if (event.key === "ArrowUp") step(value + 1);
          if (event.key === "ArrowDown") step(value - 1);
        }}
      />
      <button
        type="button"
        className={styles.button}
        aria-label={labels.more}
        disabled={value >= maximum}
        onClick={() => step(value + 1)}
      >
        <AddRegular />
      </button>
    </div>
  );
}

function closest(typed: string | undefined, value: number): number {
  const quantity = Math.round(Number(typed ?? value));
  return Number.isFinite(quantity) && quantity > 0 ? quantity : value;
}
