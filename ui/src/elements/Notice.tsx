import { CheckmarkCircleFilled, ErrorCircleFilled, InfoFilled, WarningFilled } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./Notice.module.css";

export type NoticeKind = "info" | "success" | "warning" | "error";

export interface NoticeProps {
  kind: NoticeKind;
  title: string;
  children?: ReactNode;
  /** Buttons: what the person can do about it. */
  actions?: ReactNode;
}

/** What happened and what can be done, said aloud to a screen reader as well. */
export function Notice({ kind, title, children, actions }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[kind])} role={kind === "error" ? "alert" : "status"}>
      <span className={classNames(styles.icon, styles[`${kind}Icon`])} aria-hidden="true">
        {icons[kind]}
      </span>
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {children}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  );
}

const icons: Record<NoticeKind, ReactNode> = {
  info: <InfoFilled />,
  success: <CheckmarkCircleFilled />,
  warning: <WarningFilled />,
  error: <ErrorCircleFilled />,
};
