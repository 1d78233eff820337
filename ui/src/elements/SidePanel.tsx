import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useId, useRef, type ReactNode } from "react";
import list from "./list.module.css";

export interface SidePanelProps {
  title: ReactNode;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** The panel beside a list: its title takes the focus; Escape closes it, but not from a field in which somebody types. */
export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className={list.panel}
      aria-labelledby={id}
      onKeyDown={({ key, target }) => {
        if (key === "Escape" && target instanceof Element && !target.closest("input, textarea, select")) onClose();
      }}
    >
      <div className={list.head}>
        <h2 id={id} ref={heading} tabIndex={-1} className={list.name} dir="auto">
          {title}
        </h2>
        <div className={list.end}>
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={closeLabel}
            onClick={onClose}
          />
        </div>
      </div>
      {children}
    </section>
  );
}
