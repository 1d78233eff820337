import { makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, SubtractRegular } from "@fluentui/react-icons";
import { useState } from "react";

export interface QuantityStepperProps {
  value: number;
  minimum: number;
  maximum: number;
  labels: { field: string; less: string; more: string };
  onChange: (value: number) => void;
}

/** A whole number between two buttons. What is being typed counts at once when it is allowed, and is put right on leaving. */
export function QuantityStepper({ value, minimum, maximum, labels, onChange }: QuantityStepperProps) {
  const styles = useStyles();
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

const useStyles = makeStyles({
  stepper: {
    display: "inline-flex",
    alignItems: "stretch",
    height: "1.75rem",
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
    ":focus-within": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  button: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "1.75rem",
    padding: 0,
    border: "none",
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorTransparentBackground,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1 },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":disabled": { color: tokens.colorNeutralForegroundDisabled, cursor: "not-allowed" },
  },
  input: {
    width: "4ch",
    minWidth: 0,
    padding: 0,
    border: "none",
    outline: "none",
    textAlign: "center",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorTransparentBackground,
    fontVariantNumeric: "tabular-nums",
  },
});
