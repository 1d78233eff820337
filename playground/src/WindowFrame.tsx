import type { Theme } from "@fluentui/react-components";
import { FluentProvider, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

export interface WindowFrameProps {
  title: string;
  icon: ReactElement;
  /** Hidden windows stay alive: what runs in them goes on. */
  hidden: boolean;
  /** The least width at which the window is still usable, and its share of the rest. */
  minWidth: number;
  share: number;
  /** The product's own colours, where they differ from the page's. */
  theme?: Theme;
  children: ReactNode;
}

/** One application window of the playground. */
export function WindowFrame({ title, icon, hidden, minWidth, share, theme, children }: WindowFrameProps) {
  const styles = useStyles();
  return (
    <section
      aria-label={title}
      className={mergeClasses(styles.window, hidden && styles.hidden)}
      style={{ flexGrow: share, flexBasis: minWidth, minWidth: `min(${minWidth}px, 100%)` }}
    >
      <FluentProvider theme={theme} style={fill}>
        <div className={styles.inside}>
          <header className={styles.bar}>
            {icon}
            <Text as="h2" weight="semibold" className={styles.title}>
              {title}
            </Text>
          </header>
          <div className={styles.content}>{children}</div>
        </div>
      </FluentProvider>
    </section>
  );
}

/** By style and not by class: the provider hands its class on to every popover. */
const fill = { flexGrow: 1, minHeight: 0 } as const;

const useStyles = makeStyles({
  window: {
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    minHeight: 0,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow8,
  },
  hidden: { display: "none" },
  inside: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, boxSizing: "border-box" },
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  content: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, minWidth: 0 },
});
