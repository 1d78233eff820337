import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { headCountMessages } from "./head-count-messages.ts";
import { AnswerProblem, HeadCountOutcome, HeadCountQuestion } from "./HeadCountQuestion.tsx";
import { HeadCountLines } from "./HeadCountLines.tsx";
import { useHeadCount, useHeadCountAnswer } from "./use-head-count.ts";
import styles from "./HeadCounts.module.css";

export interface OrderHeadCountProps {
  meetingId: string;
  order: Pick<ServiceOrder, "id" | "number">;
  /** There are several: each says which it is. */
  named: boolean;
}

/** The head count of one order: who answered what, what differs, and the question about it. */
export function OrderHeadCount({ meetingId, order, named }: OrderHeadCountProps) {
  const text = useFeatureText(headCountMessages);
  const common = useText();
  const headCount = useHeadCount(meetingId, order.id);
  const answer = useHeadCountAnswer(meetingId, order.id);
  if (headCount.isPending) return <SkeletonLines label={common("state.loading")} widths={["90%", "60%"]} />;
  if (headCount.isError) return <ProblemNotice error={headCount.error} onRetry={() => void headCount.refetch()} />;
  const known = headCount.data;
  return (
    <div className={styles.order} role="group" aria-label={text("headCount.order", { number: String(order.number) })}>
      {named ? <h3 className={styles.number}>{text("headCount.order", { number: String(order.number) })}</h3> : null}
      <HeadCountQuestion headCount={known} busy={answer.isPending} onAnswer={(given) => answer.mutate(given)} />
      <HeadCountOutcome headCount={known} />
      {answer.isError ? <AnswerProblem error={answer.error} /> : null}
      <HeadCountLines headCount={known} />
      <div className={styles.quiet}>{text("headCount.counts", { ...known.counts })}</div>
      {mayFollowUnasked(known) ? (
        <div>
          <Button
            size="small"
            disabled={answer.isPending}
            onClick={() => answer.mutate({ action: "follow", expected: wantedOf(known) })}
          >
            {text("headCount.followNow")}
          </Button>
        </div>
      ) : null}
      <Savings headCount={known} />
    </div>
  );
}

/** Before somebody is asked, and after it was kept, it can be changed all the same. */
function mayFollowUnasked({ question, allowed }: HeadCount): boolean {
  return allowed.follow.ok && question?.status !== "open";
}

function wantedOf({ lines }: HeadCount): { lineId: string; quantity: number }[] {
  return lines.flatMap(({ lineId, wanted, possible }) =>
    wanted === null || !possible ? [] : [{ lineId, quantity: wanted }],
  );
}

function Savings({ headCount: { savings } }: { headCount: HeadCount }) {
  const text = useFeatureText(headCountMessages);
  const { language } = useReader();
  if (savings.portions === 0) return null;
  const facts = { amount: formatMoney(savings.amount, language), count: savings.portions };
  return <div className={styles.saved}>{text("headCount.saved", facts)}</div>;
}
