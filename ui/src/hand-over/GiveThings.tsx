import type { HandOverItem, HandOverPreview } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { handOverKinds } from "@magic-meetings/contract/hand-over/hand-over-words.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { handOverMessages } from "./hand-over-messages.ts";
import { TakeOver } from "./TakeOver.tsx";
import { useHandOverPreview, useSwitchAccount } from "./use-hand-over.ts";
import styles from "./HandOver.module.css";

export interface GiveThingsProps {
  from: { id: string; name: string };
  meetingLink?: ((id: string, words: string) => ReactNode) | undefined;
}

/** What a person looks after, each to be chosen, and who takes it over. */
export function GiveThings({ from, meetingLink }: GiveThingsProps) {
  const text = useFeatureText(handOverMessages);
  const words = useText();
  const preview = useHandOverPreview(from.id);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (preview.isError) return <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.isPending) return <SkeletonLines label={words("state.loading")} widths={["70%", "90%", "60%"]} />;
  const { items, more, status } = preview.data;
  const chosen = items.filter((item) => !left.has(keyOf(item)));
  const toggle = (item: HandOverItem) => {
    const next = new Set(left);
    if (!next.delete(keyOf(item))) next.add(keyOf(item));
    setLeft(next);
  };
  return (
    <>
      <Account person={from} status={status} />
      {items.length === 0 ? <p className={styles.quiet}>{text("handOver.nothing", { name: from.name })}</p> : null}
      {more ? <p className={styles.quiet}>{text("handOver.more")}</p> : null}
      {items.length > 0 ? (
        <Checkbox
          label={`${text("handOver.everything")} – ${text("handOver.selected", { count: chosen.length })}`}
          checked={left.size === 0 ? true : chosen.length === 0 ? false : "mixed"}
          onChange={() => setLeft(left.size === 0 ? new Set(items.map(keyOf)) : new Set())}
        />
      ) : null}
      {handOverKinds.map((kind) => (
        <Kind
          key={kind}
          title={text(`handOver.kind.${kind}`)}
          items={items.filter((item) => item.kind === kind)}
          left={left}
          onToggle={toggle}
          meetingLink={meetingLink}
        />
      ))}
      <TakeOver from={from} preview={preview.data} chosen={left.size === 0 ? undefined : chosen} />
    </>
  );
}

/** Whether she is still here; switched off, her account lets nobody in and what she looks after is left alone. */
function Account({ person, status }: { person: GiveThingsProps["from"]; status: HandOverPreview["status"] }) {
  const text = useFeatureText(handOverMessages);
  const account = useSwitchAccount(person.id);
  const isOff = status === "disabled";
  return (
    <div className={styles.person}>
      <span className={styles.quiet}>{text(isOff ? "handOver.off" : "handOver.on")}</span>
      <Button size="small" disabled={account.isPending} onClick={() => account.mutate(isOff ? "active" : "disabled")}>
        {text(isOff ? "handOver.switchOn" : "handOver.switchOff")}
      </Button>
      {account.isError ? <ProblemNotice error={account.error} /> : null}
    </div>
  );
}

interface KindProps extends Pick<GiveThingsProps, "meetingLink"> {
  title: string;
  items: readonly HandOverItem[];
  left: ReadonlySet<string>;
  onToggle: (item: HandOverItem) => void;
}

function Kind({ title, items, left, onToggle, meetingLink }: KindProps) {
  const text = useFeatureText(handOverMessages);
  const words = useText();
  const { language, timeZone } = useReader();
  if (items.length === 0) return null;
  return (
    <fieldset className={styles.kind}>
      <legend className={styles.name}>{title}</legend>
      <ul className={styles.list}>
        {items.map((item) => {
          const name = item.name || words("facts.noSubject");
          const facts = [
            ...(item.at ? [formatMoment(item.at, timeZone, language)] : []),
            ...(item.orders > 0 ? [text("handOver.orders", { count: item.orders })] : []),
          ];
          return (
            <li key={item.id} className={styles.item}>
              <Checkbox
                label={[name, ...facts].join(", ")}
                checked={!left.has(keyOf(item))}
                onChange={() => onToggle(item)}
              />
              {item.kind === "meeting" && meetingLink ? meetingLink(item.id, text("handOver.open", { name })) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function keyOf({ kind, id }: Pick<HandOverItem, "kind" | "id">): string {
  return `${kind} ${id}`;
}
