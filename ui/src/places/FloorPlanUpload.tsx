import { Button } from "@fluentui/react-components";
import { ArrowUploadRegular, DeleteRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { placeMessages } from "./place-messages.ts";
import { useFloorPlan, useHandInPlan } from "./use-places.ts";
import styles from "./PlacePanel.module.css";

/** As many bytes as the service takes. */
const largest = 1024 * 1024;

/** Hands in a floor's plan, replaces it or takes it away; says what the service took out of the drawing. */
export function FloorPlanUpload({ floorId }: { floorId: string }) {
  const text = useFeatureText(placeMessages);
  const plan = useFloorPlan(floorId);
  const handIn = useHandInPlan(floorId);
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<"plan.tooLarge" | "plan.notSvg">();
  const [taken, setTaken] = useState<string>();
  if (!plan.data?.allowed.change.ok) return null;
  const { svg, version } = plan.data;
  const take = async (file: File) => {
    handIn.reset();
    setTaken(undefined);
    const given = file.size > largest ? undefined : await file.text();
    const problem = given === undefined ? "plan.tooLarge" : /<svg[\s>]/i.test(given) ? undefined : "plan.notSvg";
    setRefused(problem);
    if (given !== undefined && !problem) handIn.mutate({ svg: given, version });
  };
  const removed = handIn.data?.removed ?? [];
  return (
    <div className={styles.upload}>
      <div className={styles.actions}>
        <input
          ref={input}
          type="file"
          accept=".svg,image/svg+xml"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void take(file);
          }}
        />
        <Button
          size="small"
          icon={<ArrowUploadRegular />}
          disabledFocusable={handIn.isPending}
          onClick={() => input.current?.click()}
        >
          {text(svg ? "plan.replace" : "plan.upload")}
        </Button>
        {svg ? (
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            disabledFocusable={handIn.isPending}
            onClick={() => {
              setTaken(svg);
              handIn.mutate({ svg: null, version });
            }}
          >
            {text("plan.remove")}
          </Button>
        ) : null}
      </div>
      {refused ? <Notice kind="error" title={text(refused)} /> : null}
      {handIn.isError ? <ProblemNotice error={handIn.error} /> : null}
      {handIn.data && !handIn.data.svg && taken ? (
        <Notice
          kind="info"
          title={text("plan.removed")}
          actions={<UndoButton onPress={() => handIn.mutate({ svg: taken, version })} />}
        />
      ) : null}
      {handIn.data?.svg ? (
        <Notice kind={removed.length ? "warning" : "success"} title={text("plan.handedIn")}>
          {removed.length ? (
            <>
              <div>{text("plan.cleaned")}</div>
              <ul className={styles.blockers}>
                {removed.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </>
          ) : null}
        </Notice>
      ) : null}
    </div>
  );
}
