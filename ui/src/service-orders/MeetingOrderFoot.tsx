import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { lazy, Suspense } from "react";
import { totalsOf } from "../format/money.ts";
import { useText } from "../messages/text-context.ts";
import { earliestCutOff } from "./draft-order.ts";
import { OrderFoot } from "./OrderFoot.tsx";
import type { Ordering } from "./use-ordering.ts";

const OrderRefusal = lazy(async () => ({ default: (await import("./OrderRefusal.tsx")).OrderRefusal }));

export interface MeetingOrderFootProps {
  meeting: Meeting;
  ordering: Ordering;
  location?: MeetingLocation | undefined;
}

/** The foot of a meeting: what is ordered and what is being chosen together, and the button that orders it. */
export function MeetingOrderFoot({ meeting, ordering, location = meeting.locations[0] }: MeetingOrderFootProps) {
  const text = useText();
  const placed = meeting.serviceOrders.filter(({ status }) => status !== "draft" && status !== "cancelled");
  const cutOffs = placed.map(({ cutOff }) => cutOff);
  const timeZone = location?.site.timeZone ?? meeting.timeZone;
  return (
    <OrderFoot
      totals={totalsOf([...meeting.totals, ...ordering.lines.map(({ total }) => total)])}
      cutOff={earliestCutOff(ordering.lines) ?? cutOffs.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]}
      timeZone={timeZone}
      now={new Date()}
      problem={
        ordering.error ? (
          <Suspense fallback={null}>
            <OrderRefusal
              error={ordering.error}
              lines={ordering.lines}
              accounts={ordering.accounts}
              accountId={ordering.account?.id}
              timeZone={timeZone}
              onChange={ordering.change}
              onMove={ordering.move}
              onRemove={ordering.remove}
              onAccount={(accountId) => ordering.describe({ accountId, split: undefined })}
              onAgree={ordering.submit}
              onRetry={() => ordering.submit()}
            />
          </Suspense>
        ) : null
      }
      button={{
        label: text("order.submit"),
        disabled: !ordering.possible || ordering.submitting,
        busy: ordering.submitting,
        onPress: () => ordering.submit(),
      }}
    />
  );
}
