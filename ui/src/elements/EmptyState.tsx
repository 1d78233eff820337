import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  hint?: string;
  children?: ReactNode;
}

/** A whole screen with nothing on it, and what to do about that. */
export function EmptyState({ icon, title, hint, children }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {children}
    </div>
  );
}

const useStyles = makeStyles({
  empty: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    textAlign: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    color: tokens.colorNeutralForeground1,
  },
  icon: { display: "flex", fontSize: tokens.fontSizeHero900, color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  hint: { margin: 0, maxWidth: "45ch", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
});
