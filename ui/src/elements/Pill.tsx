import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./Pill.module.css";

export type PillTone = "neutral" | "brand" | "success" | "warning" | "danger";

/** A state in one or two words. The colour repeats what the words say. */
export function Pill({ tone, children }: { tone: PillTone; children: ReactNode }) {
  return <span className={classNames(styles.pill, styles[tone])}>{children}</span>;
}
