import { lazy, Suspense } from "react";
import type { OrderApprovalsProps } from "./OrderApprovals.tsx";

const OrderApprovals = lazy(async () => ({ default: (await import("./OrderApprovals.tsx")).OrderApprovals }));

/** Whose decision an order waits for; read only where an order stands. */
export function OrderApprovalsLater(props: OrderApprovalsProps) {
  return (
    <Suspense fallback={null}>
      <OrderApprovals {...props} />
    </Suspense>
  );
}
