import { CheckmarkFilled } from "@fluentui/react-icons";
import { classNames } from "../elements/class-names.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { importMessages } from "./import-messages.ts";
import styles from "./ImportSteps.module.css";

const steps = ["choose", "check", "done"] as const;
export type ImportStepName = (typeof steps)[number];

/** Where one is in the three steps. */
export function ImportSteps({ now }: { now: ImportStepName }) {
  const text = useFeatureText(importMessages);
  const current = steps.indexOf(now);
  return (
    <ol className={styles.steps} aria-label={text("import.steps")}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classNames(styles.step, index === current && styles.now, index < current && styles.past)}
          aria-current={index === current ? "step" : undefined}
        >
          <span className={styles.number} aria-hidden="true">
            {index < current ? <CheckmarkFilled /> : index + 1}
          </span>
          {text(`import.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
