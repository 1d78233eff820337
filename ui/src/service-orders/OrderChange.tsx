import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { formatMoney, totalsOf } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { changeDraftOf, changeInput } from "./change-draft.ts";
import { ChangeConflict } from "./ChangeConflict.tsx";
import type { DraftOrder } from "./draft-order.ts";
import { changeLine, moveLines, priceLine, withAnother, withoutLine } from "./draft-order.ts";
import { DraftLineEditor } from "./DraftLineEditor.tsx";
import { feeThatApplies } from "./fee-applies.ts";
import { FeeConsequences } from "./FeeConsequences.tsx";
import { keepChange, readChange } from "./kept-entries.ts";
import { isChanged, mergeChange } from "./merge-change.ts";
import { OrderNote } from "./OrderNote.tsx";
import { OrderRefusal } from "./OrderRefusal.tsx";
import { orderMessages } from "./order-messages.ts";
import { orderedService } from "./ordered-service.ts";
import { useChangeOrder, useNewestOrder } from "./use-order-changes.ts";
import { useChangeCosts } from "./use-order-costs.ts";
import { WhoPays } from "./WhoPays.tsx";
import styles from "./OrderChange.module.css";

export interface OrderChangeProps {
  order: ServiceOrder;
  catalogue: Catalogue;
  accounts: readonly OrderAccount[];
  timeZone: string;
  onClose: () => void;
}

/** Changes an order that was placed: what it costs is shown as it is typed, and is what is charged. */
export function OrderChange({ order, catalogue, accounts, timeZone, onClose }: OrderChangeProps) {
  const text = useText();
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const change = useChangeOrder(order.meetingId);
  const newest = useNewestOrder(order.id);
  const [{ base, draft }, setEntry] = useState(
    () => readChange(order.id) ?? { base: order, draft: changeDraftOf(order) },
  );
  const pricedOf = (one: DraftOrder, of: ServiceOrder) =>
    one.lines.flatMap((line) => {
      const service = orderedService(line, of, catalogue);
      return service ? [priceLine(line, service)] : [];
    });
  const priced = pricedOf(draft, base);
  const changes = isChanged(base, draft) ? changeInput(base, draft, priced) : undefined;
  const { costs, error: costError, isCurrent } = useChangeCosts(base, changes);
  const surprise = feeThatApplies(change.error);
  const shown = surprise ?? costs;
  const fee = shown && shown.fee.amountMinor > 0 ? shown.fee : undefined;
  const keep = (next: DraftOrder, of = base) => {
    keepChange(order.id, isChanged(of, next) ? { base: of, draft: next } : undefined);
    setEntry({ base: of, draft: next });
  };
  const update = (next: DraftOrder) => {
    keep(next);
    change.reset();
  };
  const close = () => {
    keepChange(order.id, undefined);
    onClose();
  };
  const save = (of: ServiceOrder, what: DraftOrder, acceptFee: Money | undefined) => {
    change.mutate({ order: of, changes: changeInput(of, what, pricedOf(what, of)), acceptFee }, { onSuccess: close });
  };
  const isConflict = change.error instanceof ApiProblem && change.error.problem?.code === "version_conflict";
  const refusal = surprise || isConflict ? null : (change.error ?? answered(costError));
  const total = shown ? [shown.total.after] : totalsOf(priced.map((one) => one.total));
  return (
    <div className={styles.change}>
      {priced.map((one) => (
        <DraftLineEditor
          key={one.line.key}
          priced={one}
          siteId={order.siteId}
          accounts={accounts}
          timeZone={timeZone}
          mode={draft.headCountMode ?? base.headCountMode}
          onMode={(headCountMode) => update({ ...draft, headCountMode })}
          onChange={(entry) => update(changeLine(draft, one.line.key, entry))}
          onAnother={() => update(withAnother(draft, one.line.key, one.deliverAt))}
          onRemove={priced.length > 1 ? () => update(withoutLine(draft, one.line.key)) : undefined}
        />
      ))}
      <WhoPays
        accounts={accounts}
        accountId={draft.accountId}
        split={draft.split}
        total={total[0]}
        onChange={(payer) => update({ ...draft, ...payer })}
      />
      <OrderNote note={draft.note} onChange={(note) => update({ ...draft, note })} />
      {shown && changes && (fee || surprise) ? (
        <FeeConsequences
          consequences={shown}
          timeZone={timeZone}
          title={words(surprise ? "cost.changed" : "cost.title")}
        />
      ) : null}
      {isConflict ? (
        <ChangeConflict
          error={change.error}
          timeZone={timeZone}
          busy={newest.isPending || change.isPending}
          onMine={() =>
            newest.mutate(undefined, {
              onSuccess: (theirs) => {
                const merged = mergeChange(base, draft, theirs);
                keep(merged, theirs);
                save(theirs, merged, undefined);
              },
            })
          }
          onTheirs={() =>
            newest.mutate(undefined, {
              onSuccess: (theirs) => {
                keep(changeDraftOf(theirs), theirs);
                change.reset();
              },
            })
          }
        />
      ) : null}
      {refusal ? (
        <OrderRefusal
          error={refusal}
          lines={priced}
          accounts={accounts}
          accountId={draft.accountId}
          timeZone={timeZone}
          onChange={(key, entry) => update(changeLine(draft, key, entry))}
          onMove={(moves) => update(moveLines(draft, moves))}
          onRemove={(key) => update(withoutLine(draft, key))}
          onAccount={(accountId) => update({ ...draft, accountId, split: undefined })}
          onAgree={() => save(base, draft, fee)}
          onRetry={() => save(base, draft, fee)}
        />
      ) : null}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          size="small"
          disabled={change.isPending || isConflict || (changes !== undefined && !isCurrent && !change.isError)}
          onClick={() => (changes ? save(base, draft, fee) : close())}
        >
          {fee ? words("cost.save", { money: formatMoney(fee, language) }) : text("order.saveChange")}
        </Button>
        <Button size="small" disabled={change.isPending} onClick={close}>
          {text("order.discardChange")}
        </Button>
        <output className={styles.total}>{total.map((money) => formatMoney(money, language))}</output>
      </div>
    </div>
  );
}

/** A refusal of what was typed is said at once; a connection that is cut is not worth a word before it is saved. */
function answered(error: unknown): unknown {
  return error instanceof ApiProblem && error.problem && error.problem.status < 500 ? error : null;
}
