import { Button, Field, Input } from "@fluentui/react-components";
import { CameraRegular } from "@fluentui/react-icons";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { lazy, Suspense, useCallback, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useWedgeScanner } from "../elements/use-wedge-scanner.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { boardMessages } from "./board-messages.ts";
import { canReadCodes } from "./barcode-detector.ts";
import { runMessages } from "./run-messages.ts";
import styles from "./ScanBar.module.css";
import { numberIn } from "./scan-code.ts";
import { useScan } from "./use-delivery-run.ts";
import type { VendorAnswers } from "./use-vendor-answers.ts";

const CameraScan = lazy(async () => ({ default: (await import("./CameraScan.tsx")).CameraScan }));

/** Codes from a hand scanner, from the camera or typed; a number leads to its stop, a code delivers. */
export function ScanBar({ answers }: { answers: VendorAnswers }) {
  const run = useFeatureText(runMessages);
  const [typed, setTyped] = useState("");
  const [unknown, setUnknown] = useState<number>();
  const [camera, setCamera] = useState(false);
  const scan = useScan();
  const { mutate, reset } = scan;
  const take = useCallback(
    (text: string) => {
      const number = numberIn(text);
      setUnknown(undefined);
      if (number === undefined) return mutate(text.trim());
      reset();
      if (!goToStop(number)) setUnknown(number);
    },
    [mutate, reset],
  );
  useWedgeScanner(take);
  return (
    <div className={styles.bar}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) take(typed);
          setTyped("");
        }}
      >
        <Field label={run("run.code")} hint={run("run.codeHint")} className={styles.field}>
          <Input value={typed} maxLength={100} autoComplete="off" onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button type="submit" disabled={!typed.trim()}>
          {run("run.find")}
        </Button>
        {canReadCodes() ? (
          <Button icon={<CameraRegular />} aria-pressed={camera} onClick={() => setCamera(!camera)}>
            {run(camera ? "run.cameraEnd" : "run.camera")}
          </Button>
        ) : null}
      </form>
      {camera ? (
        <Suspense fallback={null}>
          <CameraScan onCode={take} />
        </Suspense>
      ) : null}
      {unknown === undefined ? null : <Notice kind="warning" title={run("run.unknown", { number: String(unknown) })} />}
      {scan.isError ? <ProblemNotice error={scan.error} /> : null}
      {scan.isSuccess ? (
        <Scanned
          key={scan.data.productionOrder.id + scan.data.outcome}
          order={scan.data.productionOrder}
          isNew={scan.data.outcome === "delivered"}
          answers={answers}
          onUndone={reset}
        />
      ) : null}
    </div>
  );
}

interface ScannedProps {
  order: ProductionOrder;
  isNew: boolean;
  answers: VendorAnswers;
  onUndone: () => void;
}

function Scanned({ order, isNew, answers, onUndone }: ScannedProps) {
  const run = useFeatureText(runMessages);
  const board = useFeatureText(boardMessages);
  const named = { number: String(order.number), place: order.deliverTo ?? board("board.noPlace") };
  const undo = () => void answers.answer({ order, action: "undeliver" }).then((after) => after && onUndone());
  return (
    <Notice
      kind={isNew ? "success" : "info"}
      title={run(isNew ? "run.scanned" : "run.already", named)}
      actions={isNew ? <UndoButton disabled={answers.states.get(order.id)?.busy === true} onPress={undo} /> : null}
    />
  );
}

/** Puts the focus on the stop of an order; false where it is not in the run. */
function goToStop(number: number): boolean {
  const stop = document.querySelector<HTMLElement>(`[data-number="${number}"]`);
  stop?.focus();
  stop?.scrollIntoView({ block: "center" });
  return stop !== null;
}
