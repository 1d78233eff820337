import type { Import } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { countText } from "./import-kind-text.ts";
import { importMessages } from "./import-messages.ts";
import { usePlacesReadAgain } from "./use-imports.ts";
import styles from "./ImportCheck.module.css";

export interface ImportDoneProps {
  one: Import;
  onAgain: () => void;
  onPlaces: () => void;
  onRooms: () => void;
  /** To where things of other kinds are kept up. */
  onThings: (kind: ThingKind) => void;
}

export type ThingKind = Exclude<ImportKind, "places">;

/** The last step: what came of it, and where to look at it. */
export function ImportDone({ one, onAgain, ...leaving }: ImportDoneProps) {
  const text = useFeatureText(importMessages);
  const again = (
    <Button appearance={one.status === "failed" ? "primary" : "secondary"} onClick={onAgain}>
      {text("import.again")}
    </Button>
  );
  if (one.status === "discarded") return <Notice kind="info" title={text("import.discarded")} actions={again} />;
  if (one.status === "committed") return <Imported one={one} again={again} {...leaving} />;
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

type ImportedProps = Omit<ImportDoneProps, "onAgain"> & { again: ReactNode };

function Imported({ one, again, onPlaces, onRooms, onThings }: ImportedProps) {
  const text = useFeatureText(importMessages);
  const { create, update, same, bad } = one.counts;
  usePlacesReadAgain(one.id);
  const { kind } = one;
  const actions =
    kind === "places" ? (
      <>
        <Button appearance="primary" onClick={onPlaces}>
          {text("import.seePlaces")}
        </Button>
        <Button onClick={onRooms}>{text("import.seeRooms")}</Button>
        {again}
      </>
    ) : (
      <>
        <Button appearance="primary" onClick={() => onThings(kind)}>
          {text(`import.see.${kind}`)}
        </Button>
        {again}
      </>
    );
  const words = kind === "places" ? "import" : "import.things";
  return (
    <>
      <Notice kind="success" title={text(`${words}.done`, { count: create + update })} actions={actions}>
        <div>{text(`${words}.doneHint`)}</div>
      </Notice>
      <ul className={styles.counts}>
        <li className={styles.count}>{countText(text, kind, "create", create)}</li>
        <li className={styles.count}>{countText(text, kind, "update", update)}</li>
        <li className={styles.count}>{countText(text, kind, "same", same)}</li>
        {bad > 0 ? <li className={styles.bad}>{text("import.count.skipped", { count: bad })}</li> : null}
      </ul>
    </>
  );
}
