import { useId, type ReactNode } from "react";
import styles from "./Form.module.css";

/** Fields that belong together, with their heading. */
export function FormSection({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={title ? id : undefined}>
      {title ? (
        <h3 id={id} className={styles.heading}>
          {title}
        </h3>
      ) : null}
      {children}
    </section>
  );
}
