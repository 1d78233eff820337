import type { HandOverItem, HandOverPreview } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { PersonFinder } from "../elements/PersonFinder.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { handOverMessages } from "./hand-over-messages.ts";
import { useHandOver } from "./use-hand-over.ts";
import styles from "./HandOver.module.css";

export interface TakeOverProps {
  from: { id: string; name: string };
  preview: HandOverPreview;
  /** Undefined: everything. */
  chosen: readonly HandOverItem[] | undefined;
}

/** Who takes over: her delegate, else her manager, else whoever is found; one press, which can be taken back. */
export function TakeOver({ from, preview: { proposed, items }, chosen }: TakeOverProps) {
  const text = useFeatureText(handOverMessages);
  const { give, back } = useHandOver();
  const [isOther, setIsOther] = useState(false);
  const [other, setOther] = useState<{ id: string; name: string }>();
  const searches = isOther || proposed === null;
  const to = searches ? other : proposed;
  const count = (chosen ?? items).length;
  const done = back.data ?? give.data;
  return (
    <>
      {done ? (
        <Notice
          kind="success"
          title={
            done.undoneAt
              ? text("handOver.back", { from: done.from.name })
              : text("handOver.done", { count: done.count, from: done.from.name, to: done.to.name })
          }
          actions={
            done.undoUntil ? <UndoButton disabled={back.isPending} onPress={() => back.mutate(done.id)} /> : null
          }
        >
          {text("handOver.told")}
        </Notice>
      ) : null}
      {back.isError ? <ProblemNotice error={back.error} /> : null}
      {items.length === 0 ? null : (
        <div className={styles.to}>
          <h3 className={styles.name}>{text("handOver.to")}</h3>
          {proposed ? (
            <RadioGroup
              aria-label={text("handOver.to")}
              value={isOther ? "other" : "proposed"}
              onChange={(_, { value }) => setIsOther(value === "other")}
            >
              <Radio value="proposed" label={text(`handOver.as.${proposed.as}`, { name: proposed.name })} />
              <Radio value="other" label={text("handOver.toOther")} />
            </RadioGroup>
          ) : null}
          {searches && !other ? (
            <PersonFinder
              without={[from.id]}
              words={{
                label: text("handOver.toFind"),
                choose: (name) => text("handOver.toChoose", { name }),
                none: text("handOver.nobody"),
              }}
              onChoose={setOther}
            />
          ) : null}
          {searches && other ? (
            <div className={styles.person}>
              <span>{text("handOver.toChosen", { name: other.name })}</span>
              <Button size="small" onClick={() => setOther(undefined)}>
                {text("handOver.other")}
              </Button>
            </div>
          ) : null}
          <p className={styles.quiet}>{text("handOver.calendar")}</p>
          {give.isError ? <ProblemNotice error={give.error} /> : null}
          {to ? (
            <div>
              <Button
                appearance="primary"
                disabled={count === 0 || give.isPending}
                onClick={() => {
                  back.reset();
                  give.mutate({
                    fromId: from.id,
                    toId: to.id,
                    ...(chosen ? { items: chosen.map(({ kind, id }) => ({ kind, id })) } : {}),
                  });
                }}
              >
                {text("handOver.press", { name: to.name })}
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}
