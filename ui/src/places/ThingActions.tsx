import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular, DeleteRegular } from "@fluentui/react-icons";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { KeptKind } from "./place-ref.ts";
import { placeMessages } from "./place-messages.ts";
import { RetireRoomDialog } from "./RetireRoomDialog.tsx";
import type { Kept } from "./upkeep.ts";
import { useUpkeep } from "./use-places.ts";
import styles from "./PlacePanel.module.css";

export interface ThingActionsProps {
  kind: KeptKind;
  thing: Kept;
}

/** Deletes a thing and restores it; what stands in the way is said, and a room's bookings ahead get a plan. */
export function ThingActions({ kind, thing }: ThingActionsProps) {
  const text = useFeatureText(placeMessages);
  const { remove, restore } = useUpkeep(kind);
  const [retiring, setRetiring] = useState<Problem["blockedBy"]>();
  const which = { id: thing.id, version: thing.version };
  const busy = remove.isPending || restore.isPending;
  const doRestore = () => {
    remove.reset();
    restore.mutate(which);
  };
  const doRemove = () => {
    restore.reset();
    remove.mutate(which, {
      onError: (error) => {
        const problem = error instanceof ApiProblem ? error.problem : undefined;
        if (problem?.code === "room_has_bookings") setRetiring(problem.blockedBy ?? { count: 0, items: [] });
      },
    });
  };
  return (
    <>
      {thing.deletedAt ? (
        <DeletedNotice thing={thing} isFresh={remove.isSuccess} busy={busy} onRestore={doRestore} />
      ) : (
        <div className={styles.actions}>
          {thing.allowed.delete.ok ? (
            <Button
              appearance="subtle"
              size="small"
              icon={<DeleteRegular />}
              disabledFocusable={busy}
              onClick={doRemove}
            >
              {text("editor.delete")}
            </Button>
          ) : null}
          {restore.isSuccess ? <span role="status">{text("editor.restored", { name: thing.name })}</span> : null}
        </div>
      )}
      {remove.isError && !retiring ? <Refused error={remove.error} /> : null}
      {restore.isError ? <Refused error={restore.error} /> : null}
      {retiring ? (
        <RetireRoomDialog room={thing} ahead={retiring} onClose={() => (setRetiring(undefined), remove.reset())} />
      ) : null}
    </>
  );
}

interface DeletedNoticeProps {
  thing: Kept;
  /** It was deleted just now, here. */
  isFresh: boolean;
  busy: boolean;
  onRestore: () => void;
}

function DeletedNotice({ thing, isFresh, busy, onRestore }: DeletedNoticeProps) {
  const text = useFeatureText(placeMessages);
  const moments = useMoments(useReader().timeZone);
  return (
    <Notice
      kind="warning"
      title={text("editor.deleted", { name: thing.name })}
      actions={
        thing.allowed.restore.ok ? (
          isFresh ? (
            <UndoButton disabled={busy} onPress={onRestore} />
          ) : (
            <Button size="small" icon={<ArrowUndoRegular />} disabled={busy} onClick={onRestore}>
              {text("editor.restore")}
            </Button>
          )
        ) : null
      }
    >
      <div>{text("editor.deletedHint")}</div>
      {thing.deletedAt ? <div>{text("editor.deletedAt", { time: moments.moment(thing.deletedAt) })}</div> : null}
    </Notice>
  );
}

/** Why it could not be done, with what stands in the way by name. */
function Refused({ error }: { error: unknown }) {
  const text = useFeatureText(placeMessages);
  const blocked = error instanceof ApiProblem ? error.problem?.blockedBy : undefined;
  if (!blocked) return <ProblemNotice error={error} />;
  return (
    <Notice kind="error" title={text("editor.blocked", { count: blocked.count })}>
      <ul className={styles.blockers}>
        {blocked.items.map(({ type, id, name }) => {
          const word = `kind.${type.replaceAll("_", "-")}`;
          return <li key={id}>{text.knows(word) ? `${name} (${text(word)})` : name}</li>;
        })}
      </ul>
      {blocked.count > blocked.items.length ? (
        <div>{text("editor.blockedMore", { count: blocked.count - blocked.items.length })}</div>
      ) : null}
    </Notice>
  );
}
