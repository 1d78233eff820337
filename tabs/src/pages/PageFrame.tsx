import { OfflineNotice } from "@magic-meetings/ui/elements/OfflineNotice.tsx";
import type { ReactNode } from "react";
import styles from "./PageFrame.module.css";

export interface PageFrameProps {
  title?: string;
  /** State or tools, at the end of the title's line. */
  aside?: ReactNode;
  /** A page that uses the whole width and height, such as the board. */
  full?: boolean;
  /** A page whose tables and grids want the whole width, as long as it gets. */
  wide?: boolean;
  /** False for a page that says itself how it stands to the service. */
  tellsOfOffline?: boolean;
  children: ReactNode;
}

/** The frame of a page: its title, and the content in a readable width. */
export function PageFrame({
  title,
  aside,
  full = false,
  wide = false,
  tellsOfOffline = true,
  children,
}: PageFrameProps) {
  return (
    <main className={full ? styles.full : wide ? styles.wide : styles.page}>
      {title ? (
        <header className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {aside}
        </header>
      ) : null}
      {tellsOfOffline ? <OfflineNotice /> : null}
      {children}
    </main>
  );
}
