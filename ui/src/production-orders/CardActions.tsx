import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ReactNode } from "react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { actionsOf } from "./board-columns.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./CardActions.module.css";
import type { CardKey } from "./card-keys.ts";
import type { ProductionOrderCardProps } from "./card-props.ts";
import type { VendorAnswer } from "./use-vendor-answers.ts";

const DeclineForm = lazy(async () => ({ default: (await import("./DeclineForm.tsx")).DeclineForm }));
const LessForm = lazy(async () => ({ default: (await import("./LessForm.tsx")).LessForm }));

export interface CardActionsProps extends ProductionOrderCardProps {
  /** The actions that a view is about; absent: all. */
  of?: readonly ProductionOrderAction[] | undefined;
}

type OpenForm = "decline" | "less" | undefined;

/** What can be done with an order now. Declining, and delivering less, ask why first. */
export function CardActions({ order, state, onAnswer, of }: CardActionsProps) {
  const [form, setForm] = useState<OpenForm>();
  const line = useRef<HTMLDivElement>(null);
  const { decline, deliver } = order.allowed;
  const isOpen = (form === "decline" && decline.ok) || (form === "less" && deliver.ok);
  const close = () => {
    setForm(undefined);
    line.current?.closest<HTMLElement>("[data-card]")?.focus();
  };
  const send = (answer: Omit<VendorAnswer, "order">) =>
    void onAnswer({ order, ...answer }).then((after) => after && setForm(undefined));
  const asking = { order, busy: state?.busy === true, onAnswer: send, onClose: close };
  return (
    <div ref={line} className={styles.foot}>
      {state && !state.busy ? <ProblemNotice error={state.error} /> : null}
      {isOpen ? (
        <Suspense fallback={null}>
          {form === "decline" ? <DeclineForm {...asking} /> : <LessForm {...asking} />}
        </Suspense>
      ) : (
        <Buttons order={order} of={of} busy={asking.busy} onAnswer={send} onOpen={setForm} />
      )}
    </div>
  );
}

interface ButtonsProps extends Pick<CardActionsProps, "order" | "of"> {
  busy: boolean;
  onAnswer: (answer: Omit<VendorAnswer, "order">) => void;
  onOpen: (form: OpenForm) => void;
}

function Buttons({ order, of, busy, onAnswer, onOpen }: ButtonsProps) {
  const board = useFeatureText(boardMessages);
  const { main, decline } = actionsOf(order, of);
  const taken = order.allowed.undeliver.ok ? order.delivered : null;
  const number = String(order.number);
  const spoken = (action: string) => board("board.actionOn", { action, number });
  if (!main && !decline && !taken) return null;
  return (
    <div className={styles.actions}>
      {main ? (
        <CardButton
          hot={main === "acknowledge" ? "acknowledge" : "main"}
          isMain
          busy={busy}
          label={spoken(board(`board.action.${main}`))}
          onPress={() => onAnswer({ action: main })}
        >
          {board(`board.action.${main}`)}
        </CardButton>
      ) : null}
      {main === "deliver" ? (
        <CardButton hot="less" busy={busy} label={board("board.lessOn", { number })} onPress={() => onOpen("less")}>
          {board("board.less")}
        </CardButton>
      ) : null}
      {decline ? (
        <CardButton
          hot="decline"
          busy={busy}
          label={spoken(board("board.action.decline"))}
          onPress={() => onOpen("decline")}
        >
          {board("board.action.decline")}
        </CardButton>
      ) : null}
      {taken ? (
        <Until key={taken.at} from={taken.at} moment={taken.undoUntil}>
          <CardButton
            hot="undo"
            busy={busy}
            label={spoken(board("board.action.undeliver"))}
            onPress={() => onAnswer({ action: "undeliver" })}
          >
            {board("board.action.undeliver")}
          </CardButton>
        </Until>
      ) : null}
    </div>
  );
}

interface CardButtonProps {
  /** What presses it from the keyboard while the card has the focus. */
  hot: CardKey;
  isMain?: boolean;
  busy: boolean;
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** A plain button: the board has hundreds of them, and paints within a second. */
function CardButton({ hot, isMain = false, busy, label, onPress, children }: CardButtonProps) {
  return (
    <button
      type="button"
      className={classNames(styles.button, isMain && styles.main)}
      disabled={busy}
      aria-label={label}
      data-hot={hot}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Shows what is possible for a while, and takes it away when that is over: by this clock, unless it goes wrong. */
function Until({ from, moment, children }: { from: string; moment: string; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const longest = Date.parse(moment) - Date.parse(from);
    const left = Date.parse(moment) - Date.now();
    const timer = setTimeout(() => setOver(true), left > 0 && left <= longest ? left : longest);
    return () => clearTimeout(timer);
  }, [from, moment]);
  return isOver ? null : children;
}
