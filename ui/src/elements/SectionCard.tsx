import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useId } from "react";

export interface SectionCardProps {
  icon: ReactNode;
  title: string;
  /** State or price, at the end of the title's line. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** One card of the pane: a heading line with its state, and what belongs to it below. */
export function SectionCard({ icon, title, aside, children }: SectionCardProps) {
  const styles = useStyles();
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

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: tokens.lineHeightBase400 },
  icon: { display: "flex", color: tokens.colorBrandForeground1, fontSize: tokens.fontSizeBase500 },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, textAlign: "end" },
});
