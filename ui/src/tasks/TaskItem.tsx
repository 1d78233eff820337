import { BoxRegular, BroomRegular, PersonRegular, TableSimpleRegular } from "@fluentui/react-icons";
import type { TaskKind, TaskStatus } from "@magic-meetings/contract/tasks/task-words.ts";
import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import type { ReactNode } from "react";
import { classNames } from "../elements/class-names.ts";
import type { PillTone } from "../elements/Pill.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { TaskItemProps } from "./task-handling.ts";
import { taskMessages } from "./task-messages.ts";
import { TaskActions } from "./TaskActions.tsx";
import styles from "./TaskItem.module.css";

/** One piece of work: when, what, where, for whom, who does it, and what to do with it now. */
export function TaskItem(props: TaskItemProps) {
  const { task, refused, userId } = props;
  const words = useText();
  const text = useFeatureText(taskMessages);
  const { language } = useReader();
  const name = useTaskName(task);
  const time = (moment: string) => formatTime(moment, task.site.timeZone, language);
  return (
    <article
      className={classNames(styles.task, task.status === "finished" && styles.done)}
      aria-label={name}
      data-task={task.kind}
    >
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden="true">
          {icons[task.kind]}
        </span>
        <span className={styles.when}>{time(task.startsAt)}</span>
        <span className={styles.what}>
          <span className={styles.kind}>
            {text(`task.kind.${task.kind}`)} · {task.place ?? text("task.noPlace")}
          </span>
          <span className={styles.quiet}>
            {task.meeting.subject || words("facts.noSubject")} · {text("task.number", { number: String(task.number) })}{" "}
            · {task.vendor.name}
          </span>
        </span>
        <span className={styles.state}>
          <span className={classNames(styles.who, task.responsible?.id === userId && styles.mine)}>
            <PersonRegular aria-hidden="true" />{" "}
            {task.responsible ? text("task.by", { name: task.responsible.name }) : text("task.nobody")}
          </span>
          <Pill tone={tones[task.status]}>
            {task.status === "finished" && task.finishedAt
              ? text("task.finishedAt", { time: time(task.finishedAt) })
              : task.status === "started" && task.startedAt
                ? text("task.startedAt", { time: time(task.startedAt) })
                : text(`task.status.${task.status}`)}
          </Pill>
        </span>
      </div>
      {task.note ? <p className={styles.note}>{text("task.note", { note: task.note })}</p> : null}
      {refused?.id === task.id ? <ProblemNotice error={refused.error} /> : null}
      <TaskActions {...props} name={name} />
    </article>
  );
}

/** `Deliver: Sirius, order 1042` */
function useTaskName({ kind, place, number }: Task): string {
  const text = useFeatureText(taskMessages);
  return text("task.name", {
    kind: text(`task.kind.${kind}`),
    place: place ?? text("task.noPlace"),
    number: String(number),
  });
}

const icons: Record<TaskKind, ReactNode> = {
  set_up: <TableSimpleRegular />,
  deliver: <BoxRegular />,
  clear: <BroomRegular />,
};

const tones: Record<TaskStatus, PillTone> = {
  open: "brand",
  started: "warning",
  finished: "success",
  cancelled: "neutral",
};
