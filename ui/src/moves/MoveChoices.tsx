import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import { moveChoices, type MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import { useState } from "react";
import { formatTotals, totalsOf } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { answersOf, costOf, choiceFor, feesOf, type ChoosableLine, type Chosen } from "./move-answer.ts";
import { moveMessages } from "./moves-messages.ts";
import type { MoveAnswers } from "@magic-meetings/contract/moves/move.ts";
import styles from "./Moves.module.css";

export interface MoveChoicesProps {
  lines: readonly ChoosableLine[];
  /** What is chosen at first: what happens without an answer. */
  initial: MoveChoice;
  busy: boolean;
  onAnswer: (answers: MoveAnswers) => void;
}

/** Keep, move or cancel, each with its fee: one choice for all lines, or one each; the button names what it costs. */
export function MoveChoices({ lines, initial, busy, onAnswer }: MoveChoicesProps) {
  const text = useFeatureText(moveMessages);
  const { language } = useReader();
  const [chosen, setChosen] = useState<Chosen>({ all: initial, each: null });
  const fees = feesOf(lines, chosen);
  const fee = fees.some(({ amountMinor }) => amountMinor > 0) ? formatTotals(fees, language) : null;
  return (
    <div className={styles.choices}>
      {chosen.each === null ? (
        <Choice
          label={text("moves.choose")}
          lines={lines}
          value={chosen.all}
          onChoose={(all) => setChosen({ all, each: null })}
        />
      ) : (
        lines.map((line) => (
          <Choice
            key={line.lineId}
            label={text("moves.chooseLine", { service: line.service.name })}
            lines={[line]}
            value={choiceFor(chosen, line)}
            onChoose={(choice) =>
              setChosen({ ...chosen, each: new Map([...(chosen.each ?? []), [line.lineId, choice]]) })
            }
          />
        ))
      )}
      <div className={styles.actions}>
        <Button appearance="primary" size="small" disabled={busy} onClick={() => onAnswer(answersOf(lines, chosen))}>
          {fee === null ? text("moves.answer") : text("moves.answerFee", { fee })}
        </Button>
        {lines.length > 1 ? (
          <Button
            appearance="subtle"
            size="small"
            disabled={busy}
            onClick={() => setChosen({ ...chosen, each: chosen.each === null ? new Map() : null })}
          >
            {text(chosen.each === null ? "moves.eachLine" : "moves.allLines")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  lines: readonly ChoosableLine[];
  value: MoveChoice;
  onChoose: (choice: MoveChoice) => void;
}

function Choice({ label, lines, value, onChoose }: ChoiceProps) {
  const text = useFeatureText(moveMessages);
  const { language } = useReader();
  const possible = moveChoices.filter(
    (choice) => choice !== "change" || lines.some(({ costs }) => costs.change !== null),
  );
  const said = (choice: MoveChoice) => {
    const chosen = { all: choice, each: null };
    const costs = lines.map((line) => costOf(line, choiceFor(chosen, line)));
    const fee = formatTotals(totalsOf(costs.map((cost) => cost.fee)), language);
    const total = formatTotals(totalsOf(costs.map((cost) => cost.total)), language);
    if (choice === "keep") return text("moves.keepCost");
    return choice === "cancel" ? text("moves.fee", { fee }) : text("moves.total", { fee, total });
  };
  return (
    <RadioGroup
      aria-label={label}
      value={possible.includes(value) ? value : "keep"}
      onChange={(_, data) => onChoose(data.value as MoveChoice)}
    >
      <div className={styles.question} aria-hidden="true">
        {label}
      </div>
      {possible.map((choice) => (
        <Radio
          key={choice}
          value={choice}
          label={
            <span className={styles.option}>
              <span>{text(`moves.${choice}`)}</span>
              <span className={styles.quiet}>{said(choice)}</span>
            </span>
          }
        />
      ))}
    </RadioGroup>
  );
}
