import { Button } from "@fluentui/react-components";
import type { TaskAction } from "@magic-meetings/contract/tasks/task-words.ts";
import { useRef, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { GiveForm } from "./GiveForm.tsx";
import { taskMessages } from "./task-messages.ts";
import type { TaskItemProps } from "./task-handling.ts";
import styles from "./TaskItem.module.css";

/** What can be done with a task now: begin, end, take it, give it to somebody. */
export function TaskActions({ task, userId, busy, onStep, name }: TaskItemProps & { name: string }) {
  const text = useFeatureText(taskMessages);
  const [giving, setGiving] = useState<"assign" | "hand-over">();
  const line = useRef<HTMLDivElement>(null);
  const { allowed, responsible } = task;
  const isBusy = busy === task.id;
  const isMine = responsible?.id === userId;
  // Handing over is of what is one's own; assigning is of all else.
  const give = isMine ? "hand-over" : "assign";
  const button = (action: TaskAction, isMain: boolean, onPress: () => void) => (
    <Button
      appearance={isMain ? "primary" : "secondary"}
      disabled={isBusy}
      aria-label={text("task.actionOn", { action: text(`task.action.${action}`), task: name })}
      onClick={onPress}
    >
      {text(`task.action.${action}`)}
    </Button>
  );
  if (giving && allowed[giving].ok) {
    return (
      <GiveForm
        task={task}
        kind={giving}
        busy={isBusy}
        onGive={(body) => {
          onStep({ task, action: giving, body });
          setGiving(undefined);
        }}
        onClose={() => {
          setGiving(undefined);
          requestAnimationFrame(() => line.current?.querySelector("button")?.focus());
        }}
      />
    );
  }
  if (!allowed.start.ok && !allowed.finish.ok && !allowed[give].ok) return null;
  return (
    <div ref={line} className={styles.actions}>
      {allowed.start.ok ? button("start", true, () => onStep({ task, action: "start" })) : null}
      {allowed.finish.ok ? button("finish", !allowed.start.ok, () => onStep({ task, action: "finish" })) : null}
      {!isMine && !responsible && allowed.assign.ok ? (
        <Button
          disabled={isBusy}
          aria-label={text("task.actionOn", { action: text("task.take"), task: name })}
          onClick={() => onStep({ task, action: "assign", body: { userId } })}
        >
          {text("task.take")}
        </Button>
      ) : null}
      {allowed[give].ok ? button(give, false, () => setGiving(give)) : null}
    </div>
  );
}
