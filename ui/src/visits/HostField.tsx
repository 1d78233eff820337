import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { PersonFinder } from "../elements/PersonFinder.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

export interface Host {
  id: string;
  name: string;
}

/** Who receives the visitor: the organizer unless somebody else is chosen. */
export function HostField({ host, onHost }: { host: Host; onHost: (host: Host) => void }) {
  const text = useFeatureText(visitMessages);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <div className={styles.inline}>
        <span>{text("host", { name: host.name })}</span>
        <Button appearance="subtle" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text("hostChange")}
        </Button>
      </div>
      {open ? (
        <PersonFinder
          onlyTyped
          without={[host.id]}
          words={{
            label: text("hostFind"),
            choose: (name) => text("hostChoose", { name }),
            none: text("hostNobody"),
          }}
          onChoose={({ id, name }) => {
            onHost({ id, name });
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
