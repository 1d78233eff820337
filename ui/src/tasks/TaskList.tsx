import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import { groupBy } from "../format/groups.ts";
import { formatTime } from "../format/moments.ts";
import { useReader } from "../messages/text-context.ts";
import type { TaskHandling } from "./task-handling.ts";
import { TaskItem } from "./TaskItem.tsx";
import styles from "./TaskList.module.css";

export interface TaskListProps extends TaskHandling {
  tasks: readonly Task[];
}

/** The day's tasks under the hours at which they begin. */
export function TaskList({ tasks, ...rest }: TaskListProps) {
  const { language } = useReader();
  const hours = groupBy(tasks, ({ startsAt, site }) => formatTime(hourOf(startsAt), site.timeZone, language));
  return [...hours].map(([hour, ofHour]) => (
    <section key={hour} className={styles.hour} aria-label={hour}>
      <h2 className={styles.ruler}>{hour}</h2>
      <ul className={styles.tasks}>
        {ofHour.map((task) => (
          <li key={task.id}>
            <TaskItem task={task} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function hourOf(moment: string): string {
  const at = new Date(moment);
  at.setUTCMinutes(0, 0, 0);
  return at.toISOString();
}
