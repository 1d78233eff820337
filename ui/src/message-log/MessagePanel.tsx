import type { MessageDetail } from "@magic-meetings/contract/messages/message-log.ts";
import { Button } from "@fluentui/react-components";
import { type ReactNode } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { messageLogMessages } from "./message-log-messages.ts";
import { useMessage, useResend } from "./use-message-log.ts";
import { useReasonWords } from "./use-reason-words.ts";

export interface MessagePanelProps {
  id: string;
  meetingLink: (meetingId: string, words: string) => ReactNode;
  onClose: () => void;
}

/** One message: what became of it, what was tried instead, and sending it again. */
export function MessagePanel({ id, meetingLink, onClose }: MessagePanelProps) {
  const text = useFeatureText(messageLogMessages);
  const state = useText();
  const message = useMessage(id);
  return (
    <SidePanel
      title={message.data ? text(`kind.${message.data.kind}`) : text("list")}
      closeLabel={text("close")}
      onClose={onClose}
    >
      {message.isError ? <ProblemNotice error={message.error} onRetry={() => void message.refetch()} /> : null}
      {message.isPending ? <SkeletonLines label={state("state.loading")} widths={["80%", "60%", "70%"]} /> : null}
      {message.data ? <Facts message={message.data} meetingLink={meetingLink} /> : null}
      {message.data ? <Resend message={message.data} /> : null}
    </SidePanel>
  );
}

interface FactsProps {
  message: MessageDetail;
  meetingLink: MessagePanelProps["meetingLink"];
}

function Facts({ message, meetingLink }: FactsProps) {
  const text = useFeatureText(messageLogMessages);
  const reasonWords = useReasonWords();
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  const { status, meeting, words, templateVersion, reason } = message;
  const facts: (readonly [string, ReactNode])[] = [
    [text("receiver"), message.receiver],
    [text("channel"), text(`channel.${message.channel}`)],
    [text("status"), text(`status.${status}`)],
    ...(reason === null ? [] : [[text("why"), reasonWords(reason)] as const]),
    [text("at"), moment(message.createdAt)],
    ...(message.sentAt === null ? [] : [[text("sent"), moment(message.sentAt)] as const]),
    ...(status === "sent"
      ? [[text("seen"), message.seenAt === null ? text("notSeen") : moment(message.seenAt)] as const]
      : []),
    ...(message.nextAttemptAt === null ? [] : [[text("next"), moment(message.nextAttemptAt)] as const]),
    [text("attempts"), message.attempts],
    [text("happened"), message.signal.kind],
    [text("language"), new Intl.DisplayNames(language, { type: "language" }).of(message.locale)],
    [
      text("template"),
      templateVersion === null ? text("builtIn") : text("templateVersion", { version: templateVersion }),
    ],
    ...(meeting === null
      ? []
      : [[text("meeting"), meetingLink(meeting.id, meeting.name || text("noSubject"))] as const]),
    ...(words === null ? [] : [[text("yours"), [words.title, words.summary].filter(Boolean).join(" · ")] as const]),
  ];
  return (
    <>
      <dl className={list.facts}>
        {facts.map(([name, fact]) => (
          <FactLine key={name} name={name}>
            {fact}
          </FactLine>
        ))}
      </dl>
      {message.chain.length > 1 ? (
        <div>
          <h3 className={list.hint}>{text("chain")}</h3>
          <ol className={list.lines}>
            {message.chain.map((one) => (
              <li key={one.id} className={list.sentence}>
                {text("chainLine", {
                  moment: moment(one.createdAt),
                  channel: text(`channel.${one.channel}`),
                  status: text(`status.${one.status}`),
                })}
                {one.reason === null ? null : <span className={list.hint}> {reasonWords(one.reason)}</span>}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </>
  );
}

function FactLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Resend({ message }: { message: MessageDetail }) {
  const text = useFeatureText(messageLogMessages);
  const resend = useResend();
  const mayResend = message.allowed.resend.ok;
  return (
    <>
      {resend.isSuccess ? (
        <Notice kind="success" title={text("resent")}>
          {text("resentHint")}
        </Notice>
      ) : null}
      {resend.isError ? <ProblemNotice error={resend.error} /> : null}
      {mayResend ? (
        <div className={list.actions}>
          <Button appearance="primary" disabledFocusable={resend.isPending} onClick={() => resend.mutate(message.id)}>
            {text(resend.isPending ? "resending" : "resend")}
          </Button>
        </div>
      ) : message.status === "failed" || message.status === "suppressed" ? (
        <p className={list.hint}>{text("cannotResend")}</p>
      ) : null}
    </>
  );
}
