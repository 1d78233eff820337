import { Button, Field, Select, Textarea } from "@fluentui/react-components";
import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import { useEffect, useRef, useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { taskMessages } from "./task-messages.ts";
import styles from "./TaskItem.module.css";
import { useTaskPeople } from "./use-tasks.ts";

export interface GiveFormProps {
  task: Task;
  kind: "assign" | "hand-over";
  busy: boolean;
  onGive: (body: { userId: string; note?: string }) => void;
  onClose: () => void;
}

const longestNote = 500;

/** Who does it from now on, and what they should know. Escape goes back. */
export function GiveForm({ task, kind, busy, onGive, onClose }: GiveFormProps) {
  const text = useFeatureText(taskMessages);
  const people = useTaskPeople(task.vendor.id);
  const [userId, setUserId] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const give = () => {
    setTried(true);
    if (!userId) return first.current?.focus();
    onGive({ userId, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      {people.isError ? <ProblemNotice error={people.error} onRetry={() => void people.refetch()} /> : null}
      <Field
        label={text("task.who")}
        required
        validationMessage={tried && !userId ? text("task.whoMissing") : undefined}
      >
        <Select ref={first} value={userId} onChange={(_, { value }) => setUserId(value)}>
          <option value="">{text("task.choose")}</option>
          {people.data
            ?.filter(({ id }) => id !== task.responsible?.id)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </Field>
      {kind === "hand-over" ? (
        <Field label={text("task.why")}>
          <Textarea value={note} rows={2} maxLength={longestNote} onChange={(_, { value }) => setNote(value)} />
        </Field>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={busy}>
          {text(kind === "assign" ? "task.assignNow" : "task.handOverNow")}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          {text("task.back")}
        </Button>
      </div>
    </form>
  );
}
