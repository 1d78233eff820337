import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { changeOf, draftOf, faultsOf } from "./entry-draft.ts";
import { EntryFields } from "./EntryFields.tsx";
import { useEntryChange, type EntryChange } from "./use-block-list.ts";
import styles from "./BlockList.module.css";

export interface EntryPanelProps {
  entry: BlockListEntry;
  onChanged: (entry: BlockListEntry) => void;
  onClose: () => void;
}

/** One entry: what is known, what waits because of it, and taking it off the list with the way back. */
export function EntryPanel({ entry, onChanged, onClose }: EntryPanelProps) {
  const text = useFeatureText(blockListMessages);
  const change = useEntryChange();
  const [done, setDone] = useState<EntryChange["kind"]>();
  const act = (what: EntryChange) => {
    setDone(undefined);
    change.mutate(what, {
      onSuccess: (after) => {
        setDone(what.kind);
        onChanged(after);
      },
    });
  };
  const { name, waiting, deletedAt } = entry;
  return (
    <SidePanel title={name} closeLabel={text("close")} onClose={onClose}>
      <p className={list.sentence} role="status">
        {deletedAt === null ? text("waitingBecause", { count: waiting }) : null}
      </p>
      {done === "restore" ? <Notice kind="success" title={text("restored", { name })} /> : null}
      {done === "change" ? <Notice kind="success" title={text("saved")} /> : null}
      {deletedAt === null ? (
        <EntryForm key={entry.id} entry={entry} busy={change.isPending} onAct={act} />
      ) : (
        <Removed entry={entry} isJust={done === "remove"} busy={change.isPending} onAct={act} />
      )}
      {change.isError ? <ProblemNotice error={change.error} kept={text("entered")} /> : null}
      <Made entry={entry} />
    </SidePanel>
  );
}

interface PartProps {
  entry: BlockListEntry;
  busy: boolean;
  onAct: (change: EntryChange) => void;
}

function EntryForm({ entry, busy, onAct }: PartProps) {
  const text = useFeatureText(blockListMessages);
  const [draft, setDraft] = useState(() => draftOf(entry));
  const [isTried, setTried] = useState(false);
  const body = changeOf(entry, draft);
  const isSame = Object.keys(body).length === 0;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(faultsOf(draft)).length === 0 && !isSame && !busy) onAct({ kind: "change", entry, body });
      }}
    >
      <EntryFields draft={draft} areFaultsShown={isTried} onDraft={setDraft} />
      <div className={list.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || isSame}>
          {text(busy ? "saving" : "save")}
        </Button>
        <Button disabled={busy} onClick={() => onAct({ kind: "remove", entry })}>
          {text("remove")}
        </Button>
      </div>
    </form>
  );
}

function Removed({ entry, isJust, busy, onAct }: PartProps & { isJust: boolean }) {
  const text = useFeatureText(blockListMessages);
  const restore = () => onAct({ kind: "restore", entry });
  if (isJust) {
    return (
      <Notice
        kind="success"
        title={text("removed", { name: entry.name })}
        actions={<UndoButton disabled={busy} onPress={restore} />}
      >
        <div>{text("removedHint")}</div>
      </Notice>
    );
  }
  return (
    <>
      <p className={styles.words} dir="auto">
        {entry.reason}
      </p>
      <div>
        <Button disabled={busy} onClick={restore}>
          {text("restore")}
        </Button>
      </div>
    </>
  );
}

/** Who put the entry on the list, and when it was taken off: in the reader's own time. */
function Made({ entry: { createdAt, createdBy, deletedAt } }: { entry: BlockListEntry }) {
  const text = useFeatureText(blockListMessages);
  const { language, timeZone } = useReader();
  const moment = formatMoment(createdAt, timeZone, language);
  return (
    <>
      <p className={list.hint}>
        {createdBy === null ? text("created", { moment }) : text("createdBy", { moment, name: createdBy })}
      </p>
      {deletedAt === null ? null : (
        <p className={list.hint}>{text("deletedAt", { moment: formatMoment(deletedAt, timeZone, language) })}</p>
      )}
    </>
  );
}
