import { makeStyles, tokens } from "@fluentui/react-components";

/** Grey bars where text will be: the space is taken before the words are there, so that nothing jumps. */
export function SkeletonLines({ widths, label }: { widths: readonly string[]; label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.lines} role="status" aria-label={label}>
      {widths.map((width, index) => (
        <span key={index} className={styles.bar} style={{ width }} />
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  lines: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  bar: {
    display: "block",
    height: tokens.lineHeightBase200,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, "50%": { opacity: 0.5 }, to: { opacity: 1 } },
    animationDuration: "1.6s",
    animationIterationCount: "infinite",
    "@media (prefers-reduced-motion: reduce)": { animationIterationCount: 0 },
  },
});
