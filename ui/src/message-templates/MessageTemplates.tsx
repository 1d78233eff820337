import type { MessageTemplateEntry } from "@magic-meetings/contract/message-templates/message-template.ts";
import { useState } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { messageTemplateMessages } from "./message-template-messages.ts";
import { TemplatePanel } from "./TemplatePanel.tsx";
import { useMessageTemplates } from "./use-message-templates.ts";

export interface MessageTemplatesProps {
  /** What a kind of message is called. */
  kindName: (kind: MessageTemplateEntry["kind"]) => string;
}

const keyOf = ({ kind, channel }: MessageTemplateEntry) => `${kind}/${channel}`;

/** For administrators: the words of every kind of message. Suspends for its words. */
export function MessageTemplates({ kindName }: MessageTemplatesProps) {
  const text = useFeatureText(messageTemplateMessages);
  const state = useText();
  const found = useMessageTemplates();
  const [shown, setShown] = useState<string>();
  const templates = found.data?.items ?? [];
  const chosen = templates.find((one) => keyOf(one) === shown);
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      <div className={chosen ? list.two : undefined}>
        {templates.length > 0 ? (
          <div className={list.scroll} role="region" aria-label={text("list")} tabIndex={0}>
            <table className={list.table}>
              <thead>
                <tr>
                  <th scope="col">{text("kind")}</th>
                  <th scope="col">{text("channel")}</th>
                  <th scope="col">{text("state")}</th>
                </tr>
              </thead>
              <tbody>
                {templates.map((one) => (
                  <tr key={keyOf(one)} className={keyOf(one) === shown ? list.chosen : undefined}>
                    <th scope="row">
                      <button
                        type="button"
                        className={list.open}
                        aria-label={text("open", { kind: kindName(one.kind), channel: text(`channel.${one.channel}`) })}
                        aria-pressed={keyOf(one) === shown}
                        onClick={() => setShown(keyOf(one))}
                      >
                        {kindName(one.kind)}
                      </button>
                    </th>
                    <td>{text(`channel.${one.channel}`)}</td>
                    <td>{one.own === null ? text("builtIn") : text("own", { version: one.version })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        {chosen ? (
          <TemplatePanel
            key={`${keyOf(chosen)} ${chosen.version} ${chosen.own === null}`}
            template={chosen}
            name={kindName(chosen.kind)}
            onClose={() => setShown(undefined)}
          />
        ) : null}
      </div>
    </div>
  );
}
