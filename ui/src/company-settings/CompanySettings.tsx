import { longestChatWaitDays } from "@magic-meetings/contract/company-settings/company-setting-rules.ts";
import type {
  CompanySettings as Settings,
  CompanySettingsChange,
} from "@magic-meetings/contract/company-settings/company-setting.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { moveChoices, type MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { SettingsRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { companySettingsMessages } from "./company-settings-messages.ts";
import { useChangeCompanySettings, useCompanySettings } from "./use-company-settings.ts";
import styles from "./CompanySettings.module.css";

/** For administrators: what the company decides for all of its meetings. Suspends for its words. */
export function CompanySettings() {
  const text = useFeatureText(companySettingsMessages);
  const settings = useCompanySettings();
  return (
    <SectionCard icon={<SettingsRegular />} title={text("title")}>
      {settings.isPending ? (
        <SkeletonLines label={text("loading")} widths={["60%", "100%", "40%"]} />
      ) : settings.isError ? (
        <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <Decisions settings={settings.data} />
      )}
    </SectionCard>
  );
}

function Decisions({ settings }: { settings: Settings }) {
  const save = useChangeCompanySettings();
  const [before, setBefore] = useState<CompanySettingsChange>();
  const { moveDefault, chatWaitDays, version } = settings;
  // What was pressed is shown at once; where it is refused, what holds is shown again.
  const chosen = (save.isPending ? save.variables.change.moveDefault : undefined) ?? moveDefault;
  const change = (wanted: CompanySettingsChange, isUndo = false) =>
    save.mutate(
      { change: wanted, version, isUndo },
      { onSuccess: () => setBefore(isUndo ? undefined : { moveDefault, chatWaitDays }) },
    );
  return (
    <div className={styles.decisions}>
      <Outcome save={save} before={before} onUndo={(wanted) => change(wanted, true)} />
      <MoveDefault
        value={chosen}
        onChoose={(choice) => (save.isPending ? undefined : change({ moveDefault: choice }))}
      />
      <ChatWait
        key={chatWaitDays}
        days={chatWaitDays}
        busy={save.isPending}
        onSave={(days) => change({ chatWaitDays: days })}
      />
      <Changed settings={settings} />
    </div>
  );
}

interface OutcomeProps {
  save: ReturnType<typeof useChangeCompanySettings>;
  before: CompanySettingsChange | undefined;
  onUndo: (before: CompanySettingsChange) => void;
}

function Outcome({ save, before, onUndo }: OutcomeProps) {
  const text = useFeatureText(companySettingsMessages);
  if (save.isError) {
    const isConflict = save.error instanceof ApiProblem && save.error.problem?.code === "version_conflict";
    return isConflict ? <Notice kind="warning" title={text("conflict")} /> : <ProblemNotice error={save.error} />;
  }
  if (!save.isSuccess) return null;
  if (save.variables.isUndo || before === undefined) return <Notice kind="info" title={text("undone")} />;
  return <Notice kind="success" title={text("saved")} actions={<UndoButton onPress={() => onUndo(before)} />} />;
}

interface MoveDefaultProps {
  value: MoveChoice;
  onChoose: (choice: MoveChoice) => void;
}

function MoveDefault({ value, onChoose }: MoveDefaultProps) {
  const text = useFeatureText(companySettingsMessages);
  return (
    <section className={styles.decision} aria-labelledby="move-default">
      <h3 className={styles.name} id="move-default">
        {text("moves.title")}
      </h3>
      <p className={styles.quiet}>{text("moves.hint")}</p>
      <RadioGroup
        aria-labelledby="move-default"
        value={value}
        onChange={(_, { value: chosen }) => onChoose(chosen as MoveChoice)}
      >
        {moveChoices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            label={
              <>
                <div>{text(`moves.${choice}`)}</div>
                <div className={styles.quiet}>{text(`moves.${choice}Hint`)}</div>
              </>
            }
          />
        ))}
      </RadioGroup>
      <p className={styles.quiet}>{text("moves.from")}</p>
    </section>
  );
}

interface ChatWaitProps {
  days: number;
  busy: boolean;
  onSave: (days: number) => void;
}

function ChatWait({ days, busy, onSave }: ChatWaitProps) {
  const text = useFeatureText(companySettingsMessages);
  const [typed, setTyped] = useState(String(days));
  const wanted = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : NaN;
  const isValid = wanted >= 1 && wanted <= longestChatWaitDays;
  return (
    <form
      className={styles.decision}
      aria-labelledby="chat-wait"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && wanted !== days) onSave(wanted);
      }}
    >
      <h3 className={styles.name} id="chat-wait">
        {text("chat.title")}
      </h3>
      <p className={styles.quiet}>{text("chat.hint")}</p>
      <Field
        label={text("chat.days")}
        validationMessage={isValid ? null : text("chat.invalid", { most: longestChatWaitDays })}
      >
        <Input className={styles.days} inputMode="numeric" value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div>
        <Button type="submit" size="small" disabled={busy || !isValid || wanted === days}>
          {text("save")}
        </Button>
      </div>
    </form>
  );
}

function Changed({ settings: { updated } }: { settings: Settings }) {
  const text = useFeatureText(companySettingsMessages);
  const { timeZone } = useReader();
  const { moment } = useMoments(timeZone);
  if (updated === null) return <p className={styles.quiet}>{text("never")}</p>;
  const at = moment(updated.at);
  return (
    <p className={styles.quiet}>
      {updated.by === null ? text("changedAlone", { moment: at }) : text("changed", { moment: at, name: updated.by })}
    </p>
  );
}
