import type { MeetingDiet } from "@magic-meetings/contract/diets/diet.ts";
import { Button } from "@fluentui/react-components";
import { FoodAppleRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { dietMessages } from "./diet-messages.ts";
import { DietForm } from "./DietForm.tsx";
import { SaidDiet } from "./SaidDiet.tsx";
import { useDietSaying, useMyDiet } from "./use-diets.ts";
import styles from "./Diets.module.css";

/** What the reader eats at a meeting, for whoever takes part in it; nothing for others. Suspends for its words. */
export function YourDiet({ meetingId }: { meetingId: string }) {
  const text = useFeatureText(dietMessages);
  const diet = useMyDiet(meetingId);
  if (diet.isPending || diet.data === null) return null;
  return (
    <SectionCard icon={<FoodAppleRegular />} title={text("diet.yours")}>
      {diet.isError ? (
        <ProblemNotice error={diet.error} onRetry={() => void diet.refetch()} />
      ) : (
        <KnownDiet diet={diet.data} />
      )}
    </SectionCard>
  );
}

function KnownDiet({ diet }: { diet: MeetingDiet }) {
  const text = useFeatureText(dietMessages);
  const saying = useDietSaying(diet.meeting.id);
  const [editing, setEditing] = useState(false);
  const said = diet.forMeeting ?? diet.always;
  if (editing) {
    return (
      <>
        <DietForm
          said={said}
          isOnce={diet.forMeeting !== null}
          busy={saying.isPending}
          onSave={(entry) => saying.mutate({ action: "say", ...entry }, { onSuccess: () => setEditing(false) })}
          onErase={
            said === null ? undefined : () => saying.mutate({ action: "erase" }, { onSuccess: () => setEditing(false) })
          }
          onCancel={() => {
            saying.reset();
            setEditing(false);
          }}
        />
        {saying.isError ? <ProblemNotice error={saying.error} kept={text("diet.kept")} /> : null}
      </>
    );
  }
  return (
    <div className={styles.said}>
      {saying.isSuccess ? (
        <Notice kind="success" title={text(saying.variables.action === "erase" ? "diet.erased" : "diet.saved")} />
      ) : null}
      <SaidDiet said={said} isOnce={diet.forMeeting !== null} />
      <EditButton label={text(said === null ? "diet.say" : "diet.change")} onPress={() => setEditing(true)} />
      <div className={styles.quiet}>{text("diet.privacy")}</div>
    </div>
  );
}

function EditButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <div>
      <Button ref={useKeptFocus()} size="small" onClick={onPress}>
        {label}
      </Button>
    </div>
  );
}
