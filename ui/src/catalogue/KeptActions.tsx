import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular, DeleteRegular } from "@fluentui/react-icons";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { useUpkeep, type Kept, type KeptKind } from "./use-kept-catalogue.ts";
import styles from "./Form.module.css";

/** Deletes a thing, at once and with a way back, and restores it; what stands in the way is said by name. */
export function KeptActions({ kind, thing }: { kind: KeptKind; thing: Kept }) {
  const text = useFeatureText(catalogueMessages);
  const { remove, restore } = useUpkeep(kind);
  const which = { id: thing.id, version: thing.version };
  const busy = remove.isPending || restore.isPending;
  const putBack = () => {
    remove.reset();
    restore.mutate(which);
  };
  return (
    <>
      {thing.deletedAt ? (
        <Notice
          kind="warning"
          title={text("edit.deletedNow", { name: thing.name })}
          actions={
            !thing.allowed.restore.ok ? null : remove.isSuccess ? (
              <UndoButton disabled={busy} onPress={putBack} />
            ) : (
              <Button size="small" icon={<ArrowUndoRegular />} disabled={busy} onClick={putBack}>
                {text("edit.restore")}
              </Button>
            )
          }
        >
          <div>{text("edit.deletedHint")}</div>
        </Notice>
      ) : (
        <div className={styles.actions}>
          {thing.allowed.delete.ok ? (
            <Button
              appearance="subtle"
              size="small"
              icon={<DeleteRegular />}
              disabledFocusable={busy}
              onClick={() => {
                restore.reset();
                remove.mutate(which);
              }}
            >
              {text("edit.delete")}
            </Button>
          ) : null}
          {restore.isSuccess ? <span role="status">{text("edit.restored", { name: thing.name })}</span> : null}
        </div>
      )}
      {remove.isError ? <Refused error={remove.error} /> : null}
      {restore.isError ? <Refused error={restore.error} /> : null}
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const text = useFeatureText(catalogueMessages);
  const blocked = error instanceof ApiProblem ? error.problem?.blockedBy : undefined;
  if (!blocked) return <ProblemNotice error={error} />;
  return (
    <Notice kind="error" title={text("edit.blocked", { count: blocked.count })}>
      <ul className={styles.plainList}>
        {blocked.items.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Notice>
  );
}
