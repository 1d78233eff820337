import { FoodRegular, VehicleTruckProfileRegular } from "@fluentui/react-icons";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { useProductionDiets } from "@magic-meetings/ui/diets/use-diets.ts";
import { withoutByLine } from "@magic-meetings/ui/diets/without-by-line.ts";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { columnOf } from "@magic-meetings/ui/production-orders/board-columns.ts";
import { boardMessages } from "@magic-meetings/ui/production-orders/board-messages.ts";
import type { BoardSearch } from "@magic-meetings/ui/production-orders/board-orders.ts";
import { ProductionBoard } from "@magic-meetings/ui/production-orders/ProductionBoard.tsx";
import { runMessages } from "@magic-meetings/ui/production-orders/run-messages.ts";
import { useDeliveryRun } from "@magic-meetings/ui/production-orders/use-delivery-run.ts";
import type { useProductionOrders } from "@magic-meetings/ui/production-orders/use-production-orders.ts";
import type { VendorAnswers } from "@magic-meetings/ui/production-orders/use-vendor-answers.ts";
import { useVendorAnswers } from "@magic-meetings/ui/production-orders/use-vendor-answers.ts";
import { lazy, Suspense, useMemo } from "react";
import type { BoardView } from "./board-address.ts";

const KitchenDiets = lazy(async () => ({
  default: (await import("@magic-meetings/ui/diets/KitchenDiets.tsx")).KitchenDiets,
}));
const ItemBoard = lazy(async () => ({
  default: (await import("@magic-meetings/ui/production-orders/ItemBoard.tsx")).ItemBoard,
}));
const DeliveryRun = lazy(async () => ({
  default: (await import("@magic-meetings/ui/production-orders/DeliveryRun.tsx")).DeliveryRun,
}));
const ScanBar = lazy(async () => ({
  default: (await import("@magic-meetings/ui/production-orders/ScanBar.tsx")).ScanBar,
}));

export interface BoardContentProps {
  view: BoardView;
  orders: ReturnType<typeof useProductionOrders>;
  search: BoardSearch;
  today: string;
  big: boolean;
}

/** What the board shows, in one of its views, or why it shows nothing. */
export function BoardContent({ view, orders, search, today, big }: BoardContentProps) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const answers = useVendorAnswers();
  const shown = useMemo(() => orders.data?.filter((order) => columnOf(order) !== undefined), [orders.data]);
  const loading = <SkeletonLines label={text("state.loading")} widths={["100%", "100%", "100%"]} />;
  if (orders.isPending) return loading;
  return (
    <Suspense fallback={loading}>
      {orders.isError ? <ProblemNotice error={orders.error} onRetry={() => void orders.refetch()} /> : null}
      {shown?.length === 0 ? (
        <EmptyState icon={<FoodRegular />} title={board("board.empty")} hint={board("board.emptyHint")} />
      ) : null}
      {shown?.length ? (
        <Suspense fallback={null}>
          <KitchenDiets from={search.from} to={search.to} />
        </Suspense>
      ) : null}
      {shown?.length && view === "orders" ? (
        <ProductionBoard orders={shown} today={today} answers={answers} big={big} />
      ) : null}
      {orders.data?.length && view === "items" ? (
        <Items orders={orders.data} search={search} today={today} big={big} />
      ) : null}
      {orders.data?.length && view === "run" ? (
        <Run orders={orders.data} search={search} today={today} answers={answers} big={big} />
      ) : null}
    </Suspense>
  );
}

interface ItemsProps {
  orders: readonly ProductionOrder[];
  search: BoardSearch;
  today: string;
  big: boolean;
}

/** What there is to make, with what those must not eat who it is for. */
function Items({ search: { from, to }, ...shown }: ItemsProps) {
  const diets = useProductionDiets({ from, to });
  const without = useMemo(() => withoutByLine(diets.data?.items ?? []), [diets.data]);
  return <ItemBoard {...shown} without={without} />;
}

interface RunProps {
  orders: readonly ProductionOrder[];
  search: BoardSearch;
  today: string;
  answers: VendorAnswers;
  big: boolean;
}

function Run({ orders, search, today, answers, big }: RunProps) {
  const text = useText();
  const words = useFeatureText(runMessages);
  const run = useDeliveryRun(search);
  if (run.isPending) return <SkeletonLines label={text("state.loading")} widths={["100%", "100%", "100%"]} />;
  return (
    <>
      <ScanBar answers={answers} />
      {run.isError ? <ProblemNotice error={run.error} onRetry={() => void run.refetch()} /> : null}
      {run.data?.length === 0 ? (
        <EmptyState icon={<VehicleTruckProfileRegular />} title={words("run.empty")} hint={words("run.emptyHint")} />
      ) : null}
      {run.data?.length ? (
        <DeliveryRun floors={run.data} orders={orders} today={today} answers={answers} big={big} />
      ) : null}
    </>
  );
}
