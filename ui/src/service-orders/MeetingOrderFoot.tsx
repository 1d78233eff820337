import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { totalsOf } from "../format/money.ts";
import { useText } from "../messages/text-context.ts";
import { earliestCutOff } from "./draft-order.ts";
import { OrderFoot } from "./OrderFoot.tsx";
import type { Ordering } from "./use-ordering.ts";

/** The foot of a meeting: what is ordered and what is being chosen together, and the button that orders it. */
export function MeetingOrderFoot({ meeting, ordering }: { meeting: Meeting; ordering: Ordering }) {
  const text = useText();
  const placed = meeting.serviceOrders.filter(({ status }) => status !== "draft" && status !== "cancelled");
  const cutOffs = placed.map(({ cutOff }) => cutOff);
  return (
    <OrderFoot
      totals={totalsOf([...meeting.totals, ...ordering.lines.map(({ total }) => total)])}
      cutOff={earliestCutOff(ordering.lines) ?? cutOffs.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]}
      timeZone={meeting.locations[0]?.site.timeZone ?? meeting.timeZone}
      now={new Date()}
      problem={
        ordering.error ? (
          <ProblemNotice error={ordering.error} kept={text("order.kept")} onRetry={ordering.submit} />
        ) : null
      }
      button={{
        label: text("order.submit"),
        disabled: !ordering.possible || ordering.submitting,
        busy: ordering.submitting,
        onPress: ordering.submit,
      }}
    />
  );
}
