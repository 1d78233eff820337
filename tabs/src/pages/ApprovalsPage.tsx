import { ToggleButton } from "@fluentui/react-components";
import { CheckmarkCircleRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { ApprovalList } from "@magic-meetings/ui/approvals/ApprovalList.tsx";
import { approvalMessages } from "@magic-meetings/ui/approvals/approval-messages.ts";
import { DecisionNotice } from "@magic-meetings/ui/approvals/DecisionNotice.tsx";
import type { ApprovalsShown } from "@magic-meetings/ui/approvals/use-approvals.ts";
import { useApprovalAnswer, useApprovals } from "@magic-meetings/ui/approvals/use-approvals.ts";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { MoreButton } from "@magic-meetings/ui/elements/MoreButton.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { DisconnectedBand, LiveLine } from "@magic-meetings/ui/production-orders/LiveLine.tsx";
import { isNotSignedIn } from "@magic-meetings/ui/session/problem-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useState } from "react";
import styles from "./ApprovalsPage.module.css";
import { PageFrame } from "./PageFrame.tsx";

/** What I am asked to decide, live; and what was decided. */
export function ApprovalsPage() {
  const text = useFeatureText(approvalMessages);
  const words = useText();
  const [shown, setShown] = useState<ApprovalsShown>("pending");
  const live = useLiveUpdates("room_booking,service_order");
  const approvals = useApprovals(shown);
  const answer = useApprovalAnswer();
  const all = approvals.data?.pages.flatMap((page) => page.items);
  const answered = answer.variables?.approval.id;
  const isListed = all?.some(({ id }) => id === answered) === true;
  if (isNotSignedIn(approvals.error)) return <NotAllowed />;
  return (
    <PageFrame
      title={text("approvals.title")}
      aside={
        <div className={styles.aside}>
          <LiveLine live={live} />
          <ShownChoice shown={shown} onShown={setShown} />
        </div>
      }
    >
      <DisconnectedBand live={live} />
      {answer.isSuccess ? (
        <DecisionNotice
          key={answer.data.id + answer.data.state}
          approval={answer.data}
          busy={answer.isPending}
          onUndo={() => answer.mutate({ action: "reopen", approval: answer.data })}
        />
      ) : null}
      {answer.isError && !isListed ? <ProblemNotice error={answer.error} /> : null}
      {approvals.isError ? <ProblemNotice error={approvals.error} onRetry={() => void approvals.refetch()} /> : null}
      {approvals.isPending ? (
        <SkeletonLines label={words("state.loading")} widths={["30%", "100%", "100%", "30%", "100%"]} />
      ) : null}
      {all?.length === 0 ? <Empty shown={shown} /> : null}
      {all?.length ? (
        <ApprovalList
          approvals={all}
          busy={answer.isPending ? answered : undefined}
          refused={answer.isError && answered ? { id: answered, error: answer.error } : undefined}
          onAnswer={(given) => answer.mutate(given)}
        />
      ) : null}
      <MoreButton pages={approvals}>{text("approvals.more")}</MoreButton>
    </PageFrame>
  );
}

function ShownChoice({ shown, onShown }: { shown: ApprovalsShown; onShown: (shown: ApprovalsShown) => void }) {
  const text = useFeatureText(approvalMessages);
  return (
    <div className={styles.choice} role="group" aria-label={text("approvals.show")}>
      {(["pending", "decided"] as const).map((one) => (
        <ToggleButton key={one} checked={shown === one} onClick={() => onShown(one)}>
          {text(`approvals.${one}`)}
        </ToggleButton>
      ))}
    </div>
  );
}

function Empty({ shown }: { shown: ApprovalsShown }) {
  const text = useFeatureText(approvalMessages);
  const icon = <CheckmarkCircleRegular />;
  if (shown === "decided") return <EmptyState icon={icon} title={text("approvals.emptyDecided")} />;
  return <EmptyState icon={icon} title={text("approvals.empty")} hint={text("approvals.emptyHint")} />;
}

function NotAllowed() {
  const text = useFeatureText(approvalMessages);
  return (
    <PageFrame>
      <EmptyState
        icon={<PersonProhibitedRegular />}
        title={text("approvals.notAllowed")}
        hint={text("approvals.notAllowedHint")}
      />
    </PageFrame>
  );
}
