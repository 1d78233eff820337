import styles from "./SkeletonLines.module.css";
/** Grey bars where text will be: the space is taken before the words are there, so that nothing jumps. */
export function SkeletonLines({ widths, label }: { widths: readonly string[]; label: string }) {
  return (
    <div className={styles.lines} role="status" aria-label={label}>
      {widths.map((width, index) => (
        <span key={index} className={styles.bar} style={{ width }} />
      ))}
    </div>
  );
}
