import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { emptyDraft, faultsOf, inputOf } from "./entry-draft.ts";
import { EntryFields } from "./EntryFields.tsx";
import { useEntryChange } from "./use-block-list.ts";
import styles from "./BlockList.module.css";

/** Puts somebody on the list. */
export function NewEntry({ onClose, onAdded }: { onClose: () => void; onAdded: (entry: BlockListEntry) => void }) {
  const text = useFeatureText(blockListMessages);
  const [draft, setDraft] = useState(emptyDraft);
  const [isTried, setTried] = useState(false);
  const change = useEntryChange();
  const add = () => {
    setTried(true);
    if (Object.keys(faultsOf(draft)).length > 0 || change.isPending) return;
    change.mutate({ kind: "add", body: inputOf(draft) }, { onSuccess: onAdded });
  };
  return (
    <SidePanel title={text("addTitle")} closeLabel={text("close")} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <EntryFields draft={draft} areFaultsShown={isTried} onDraft={setDraft} />
        {change.isError ? <ProblemNotice error={change.error} kept={text("entered")} /> : null}
        <div className={list.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={change.isPending}>
            {text(change.isPending ? "saving" : "addNow")}
          </Button>
          <Button onClick={onClose}>{text("cancel")}</Button>
        </div>
      </form>
    </SidePanel>
  );
}
