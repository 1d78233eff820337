import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./SectionCard.module.css";

export interface SectionCardProps {
  icon: ReactNode;
  title: string;
  /** State or price, at the end of the title's line. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** One card of the pane: a heading line with its state, and what belongs to it below. */
export function SectionCard({ icon, title, aside, children }: SectionCardProps) {
  const headingId = useId();
  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <div className={styles.line}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <h2 id={headingId} className={styles.title}>
          {title}
        </h2>
        <div className={styles.aside}>{aside}</div>
      </div>
      {children}
    </section>
  );
}
