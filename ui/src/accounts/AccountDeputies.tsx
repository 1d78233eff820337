import type { Deputies } from "@magic-meetings/contract/approvals/deputy.ts";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { AddRegular, DismissRegular, PersonSwapRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import styles from "./AccountDeputies.module.css";
import { deputyMessages } from "./deputy-messages.ts";
import { draftOf, emptyRow, inputOf, isOtherThan, type DeputyDraft, type DeputyRow } from "./deputy-draft.ts";
import { useChangeDeputies, useDeputies } from "./use-deputies.ts";

/** Who stands in for an account's owner when an order is above its limit, and after how many hours others are asked. */
export function AccountDeputies({ accountId }: { accountId: string }) {
  const words = useText();
  const deputies = useDeputies(accountId);
  const change = useChangeDeputies(accountId);
  if (deputies.isError) return <ProblemNotice error={deputies.error} onRetry={() => void deputies.refetch()} />;
  if (deputies.isPending) return <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%"]} />;
  // What is saved is what is edited from then on.
  return <DeputiesForm key={JSON.stringify(deputies.data.items)} deputies={deputies.data} change={change} />;
}

interface DeputiesFormProps {
  deputies: Deputies;
  change: ReturnType<typeof useChangeDeputies>;
}

function DeputiesForm({ deputies, change }: DeputiesFormProps) {
  const text = useFeatureText(deputyMessages);
  const { timeZone } = useReader();
  const [draft, setDraft] = useState<DeputyDraft>(() => draftOf(deputies, timeZone));
  const { mayChange } = deputies;
  const isChanged = isOtherThan(draft, draftOf(deputies, timeZone));
  const setRow = (index: number, row: DeputyRow) =>
    setDraft({ ...draft, rows: draft.rows.map((old, at) => (at === index ? row : old)) });
  return (
    <form
      className={styles.form}
      aria-label={text("deputies.title", { account: deputies.account.name })}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(inputOf(draft, timeZone));
      }}
    >
      <p className={styles.about}>{text("deputies.about", { name: deputies.owner?.name ?? "–" })}</p>
      {draft.rows.length === 0 ? (
        <p className={styles.none}>
          <PersonSwapRegular className={styles.noneIcon} aria-hidden="true" />
          <span>
            <strong>{text("deputies.none")}.</strong> {text("deputies.noneHint")}
          </span>
        </p>
      ) : null}
      {draft.rows.map((row, index) => (
        <DeputyFields
          key={row.key}
          row={row}
          people={deputies.candidates}
          disabled={!mayChange}
          onChange={(changed) => setRow(index, changed)}
          onRemove={() => setDraft({ ...draft, rows: draft.rows.filter((_, at) => at !== index) })}
        />
      ))}
      <Field label={text("deputies.hours")} hint={text("deputies.hoursHint")}>
        <Input
          type="number"
          min={1}
          max={200}
          className={styles.hours}
          disabled={!mayChange}
          value={draft.hours}
          onChange={(_, { value }) => setDraft({ ...draft, hours: value })}
        />
      </Field>
      {change.isError ? <ProblemNotice error={change.error} /> : null}
      {change.isSuccess ? <Notice kind="success" title={text("deputies.saved")} /> : null}
      {mayChange ? (
        <div className={styles.actions}>
          <Button
            icon={<AddRegular />}
            onClick={() => setDraft({ ...draft, rows: [...draft.rows, emptyRow(deputies, timeZone)] })}
          >
            {text("deputies.add")}
          </Button>
          <Button type="submit" appearance="primary" disabled={change.isPending || !isChanged}>
            {text("deputies.save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

interface DeputyFieldsProps {
  row: DeputyRow;
  people: readonly { id: string; name: string }[];
  disabled: boolean;
  onChange: (row: DeputyRow) => void;
  onRemove: () => void;
}

function DeputyFields({ row, people, disabled, onChange, onRemove }: DeputyFieldsProps) {
  const text = useFeatureText(deputyMessages);
  const known = people.some(({ id }) => id === row.userId) ? people : [{ id: row.userId, name: row.name }, ...people];
  const name = known.find(({ id }) => id === row.userId)?.name ?? "";
  return (
    <fieldset className={styles.row} disabled={disabled}>
      <legend className={styles.legend}>{text("deputies.deputy", { name })}</legend>
      <Field label={text("deputies.who")}>
        <Select value={row.userId} onChange={(_, { value }) => onChange({ ...row, userId: value })}>
          {known.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text("deputies.from")} required>
        <Input type="date" required value={row.from} onChange={(_, { value }) => onChange({ ...row, from: value })} />
      </Field>
      <Field label={text("deputies.until")} hint={text(row.until ? "deputies.standsIn" : "deputies.standing")}>
        <Input
          type="date"
          min={row.from}
          value={row.until}
          onChange={(_, { value }) => onChange({ ...row, until: value })}
        />
      </Field>
      {disabled ? null : (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={text("deputies.remove", { name })}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
}
