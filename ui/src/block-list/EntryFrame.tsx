import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useId, useRef, type ReactNode } from "react";
import list from "../elements/list.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { blockListMessages } from "./block-list-messages.ts";

/** The panel beside the list: its title takes the focus, Escape closes it. */
export function EntryFrame({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const text = useFeatureText(blockListMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className={list.panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
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
            aria-label={text("close")}
            onClick={onClose}
          />
        </div>
      </div>
      {children}
    </section>
  );
}
