import { FoodRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { addDays, dayKey, startOfDay } from "@magic-meetings/ui/format/moments.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { columnOf } from "@magic-meetings/ui/production-orders/board-columns.ts";
import { DisconnectedBand, LiveLine } from "@magic-meetings/ui/production-orders/LiveLine.tsx";
import { ProductionBoard } from "@magic-meetings/ui/production-orders/ProductionBoard.tsx";
import { boardMessages } from "@magic-meetings/ui/production-orders/board-messages.ts";
import { useProductionOrders, useVendorAnswer } from "@magic-meetings/ui/production-orders/use-production-orders.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { useState } from "react";
import type { BoardDays } from "./BoardDay.tsx";
import { BoardDay } from "./BoardDay.tsx";
import { PageFrame } from "./PageFrame.tsx";

const boardRoles: readonly string[] = ["vendor", "facility", "admin"];

/** The vendor's day: what to make and deliver, by state and hour, live. */
export function BoardPage() {
  const board = useFeatureText(boardMessages);
  const { roles } = useMe();
  if (!roles.some(({ role }) => boardRoles.includes(role))) {
    return (
      <PageFrame>
        <EmptyState
          icon={<PersonProhibitedRegular />}
          title={board("board.notAllowed")}
          hint={board("board.notAllowedHint")}
        />
      </PageFrame>
    );
  }
  return <Board />;
}

function Board() {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const { timeZone } = useReader();
  const today = dayKey(new Date(), timeZone);
  const [day, setDay] = useState(today);
  const [days, setDays] = useState<BoardDays>(7);
  const live = useLiveUpdates("production_order");
  const orders = useProductionOrders({
    from: startOfDay(day, timeZone).toISOString(),
    to: startOfDay(addDays(day, days), timeZone).toISOString(),
  });
  const answer = useVendorAnswer();
  const shown = orders.data?.filter((order) => columnOf(order) !== undefined);
  return (
    <PageFrame
      full
      title={board("board.title")}
      aside={<BoardDay day={day} onDay={setDay} days={days} onDays={setDays} live={<LiveLine live={live} />} />}
    >
      <DisconnectedBand live={live} />
      {orders.isError ? <ProblemNotice error={orders.error} onRetry={() => void orders.refetch()} /> : null}
      {answer.isError ? <ProblemNotice error={answer.error} /> : null}
      {orders.isPending ? <SkeletonLines label={text("state.loading")} widths={["100%", "100%", "100%"]} /> : null}
      {shown?.length === 0 ? (
        <EmptyState icon={<FoodRegular />} title={board("board.empty")} hint={board("board.emptyHint")} />
      ) : null}
      {shown?.length ? (
        <ProductionBoard
          orders={shown}
          today={days === 1 ? day : today}
          busy={answer.isPending ? answer.variables.id : undefined}
          onAnswer={(action) => answer.mutate(action)}
        />
      ) : null}
    </PageFrame>
  );
}
