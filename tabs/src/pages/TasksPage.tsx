import { ToggleButton } from "@fluentui/react-components";
import { ClipboardTaskListLtrRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { MoreButton } from "@magic-meetings/ui/elements/MoreButton.tsx";
import { whenIdle } from "@magic-meetings/ui/elements/when-idle.ts";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { dayKey } from "@magic-meetings/ui/format/moments.ts";
import { useNow } from "@magic-meetings/ui/format/use-now.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { DisconnectedBand, LiveLine } from "@magic-meetings/ui/production-orders/LiveLine.tsx";
import { isNotSignedIn } from "@magic-meetings/ui/session/problem-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { taskMessages } from "@magic-meetings/ui/tasks/task-messages.ts";
import { TaskList } from "@magic-meetings/ui/tasks/TaskList.tsx";
import { useTasks, useTaskStep } from "@magic-meetings/ui/tasks/use-tasks.ts";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { boardSearchOf, useBoardAddress, writeBoardAddress } from "./board-address.ts";
import styles from "./ApprovalsPage.module.css";
import { BoardDay } from "./BoardDay.tsx";
import { BoardViews } from "./BoardViews.tsx";
import { PageFrame } from "./PageFrame.tsx";

const lookAgainMs = 30_000;

/** What I, or my vendor's people, have to do on a day: set up, deliver, clear. */
export function TasksPage() {
  const text = useFeatureText(taskMessages);
  const words = useText();
  const { timeZone } = useReader();
  const me = useMe();
  const navigate = useNavigate();
  const { address, go } = useBoardAddress();
  const today = dayKey(useNow(lookAgainMs), timeZone);
  const [mine, setMine] = useState(false);
  const live = useLiveUpdates("task,production_order");
  const tasks = useTasks({ ...boardSearchOf({ ...address, days: 1 }, today, timeZone), mine });
  const step = useTaskStep();
  useBoardAhead();
  const stepped = step.variables?.task.id;
  const all = tasks.data?.pages.flatMap((page) => page.items);
  if (isNotSignedIn(tasks.error)) return <NotAllowed />;
  return (
    <PageFrame
      wide
      title={text("tasks.title")}
      aside={
        <>
          <BoardViews
            view="tasks"
            onView={(view) => void navigate(`/board?${writeBoardAddress({ ...address, view })}`)}
          />
          <div className={styles.aside}>
            <LiveLine live={live} />
            <Whose mine={mine} onMine={setMine} />
          </div>
          <BoardDay day={address.day ?? today} today={today} onDay={(day) => go({ day })} />
        </>
      }
    >
      <DisconnectedBand live={live} />
      {tasks.isError ? <ProblemNotice error={tasks.error} onRetry={() => void tasks.refetch()} /> : null}
      {tasks.isPending ? <SkeletonLines label={words("state.loading")} widths={["20%", "100%", "100%"]} /> : null}
      {all?.length === 0 ? (
        <EmptyState
          icon={<ClipboardTaskListLtrRegular />}
          title={text(mine ? "tasks.emptyMine" : "tasks.empty")}
          hint={text(mine ? "tasks.emptyMineHint" : "tasks.emptyHint")}
        />
      ) : null}
      {all?.length ? (
        <TaskList
          tasks={all}
          userId={me.id}
          busy={step.isPending ? stepped : undefined}
          refused={step.isError && stepped ? { id: stepped, error: step.error } : undefined}
          onStep={(given) => step.mutate(given)}
        />
      ) : null}
      <MoreButton pages={tasks}>{text("tasks.more")}</MoreButton>
    </PageFrame>
  );
}

/** The board is one press away: its code is read while nobody waits. */
function useBoardAhead(): void {
  useEffect(() => whenIdle(() => void import("./BoardPage.tsx").catch(() => undefined)), []);
}

function Whose({ mine, onMine }: { mine: boolean; onMine: (mine: boolean) => void }) {
  const text = useFeatureText(taskMessages);
  return (
    <div className={styles.choice} role="group" aria-label={text("tasks.whose")}>
      {[false, true].map((one) => (
        <ToggleButton key={String(one)} size="small" checked={mine === one} onClick={() => onMine(one)}>
          {text(one ? "tasks.mine" : "tasks.all")}
        </ToggleButton>
      ))}
    </div>
  );
}

function NotAllowed() {
  const text = useFeatureText(taskMessages);
  return (
    <PageFrame>
      <EmptyState
        icon={<PersonProhibitedRegular />}
        title={text("tasks.notAllowed")}
        hint={text("tasks.notAllowedHint")}
      />
    </PageFrame>
  );
}
