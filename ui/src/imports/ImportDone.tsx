import type { Import } from "@magic-meetings/contract/imports/import.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { importMessages } from "./import-messages.ts";
import { usePlacesReadAgain } from "./use-imports.ts";
import styles from "./ImportCheck.module.css";

export interface ImportDoneProps {
  one: Import;
  onAgain: () => void;
  onPlaces: () => void;
  onRooms: () => void;
}

/** The last step: what came of it, and where to look at it. */
export function ImportDone({ one, onAgain, onPlaces, onRooms }: ImportDoneProps) {
  const text = useFeatureText(importMessages);
  const again = (
    <Button appearance={one.status === "failed" ? "primary" : "secondary"} onClick={onAgain}>
      {text("import.again")}
    </Button>
  );
  if (one.status === "discarded") return <Notice kind="info" title={text("import.discarded")} actions={again} />;
  if (one.status === "committed") return <Imported one={one} again={again} onPlaces={onPlaces} onRooms={onRooms} />;
  const { code, row, about } = one.problem ?? { code: "failed" as const };
  const why = text(`import.why.${code}`, {
    ...(row === undefined ? {} : { row: String(row) }),
    ...(about === undefined ? {} : { about }),
  });
  return (
    <Notice kind="error" title={why} actions={again}>
      <div>{text("import.failedHint")}</div>
    </Notice>
  );
}

type ImportedProps = Pick<ImportDoneProps, "one" | "onPlaces" | "onRooms"> & { again: ReactNode };

function Imported({ one, again, onPlaces, onRooms }: ImportedProps) {
  const text = useFeatureText(importMessages);
  const { create, update, same, bad } = one.counts;
  usePlacesReadAgain(one.id);
  const actions = (
    <>
      <Button appearance="primary" onClick={onPlaces}>
        {text("import.seePlaces")}
      </Button>
      <Button onClick={onRooms}>{text("import.seeRooms")}</Button>
      {again}
    </>
  );
  return (
    <>
      <Notice kind="success" title={text("import.done", { count: create + update })} actions={actions}>
        <div>{text("import.doneHint")}</div>
      </Notice>
      <ul className={styles.counts}>
        <li className={styles.count}>{text("import.count.create", { count: create })}</li>
        <li className={styles.count}>{text("import.count.update", { count: update })}</li>
        <li className={styles.count}>{text("import.count.same", { count: same })}</li>
        {bad > 0 ? <li className={styles.bad}>{text("import.count.skipped", { count: bad })}</li> : null}
      </ul>
    </>
  );
}
