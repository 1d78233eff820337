import type { TimelineEntry } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button } from "@fluentui/react-components";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment, formatTime } from "../format/moments.ts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText, type FeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { timelineMessages, type TimelineKey } from "./timeline-messages.ts";
import { useTimeline } from "./use-meetings.ts";
import { classNames } from "../elements/class-names.ts";
import styles from "./MeetingTimeline.module.css";

/** What happened, who did it, when, and who was told. */
export function MeetingTimeline({ meetingId }: { meetingId: string }) {
  const words = useText();
  const text = useFeatureText(timelineMessages);
  const timeline = useTimeline(meetingId);
  if (timeline.isError) return <ProblemNotice error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.isPending) return <SkeletonLines label={words("state.loading")} widths={["70%", "50%", "60%", "40%"]} />;
  const entries = timeline.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <p className={styles.quiet}>{text("timeline.empty")}</p>;
  return (
    <>
      <ol className={styles.list} aria-live="polite">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {timeline.hasNextPage ? (
        <Button
          appearance="subtle"
          disabled={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {text("timeline.more")}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const text = useFeatureText(timelineMessages);
  const { language, timeZone } = useReader();
  const time = formatMoment(entry.at, timeZone, language);
  return (
    <li className={styles.entry}>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.what}>{happened(entry, text, language)}</div>
      <div className={styles.quiet}>{byWhom(entry, time, text)}</div>
      {entry.messages.map((message, index) => (
        <div key={index} className={classNames(styles.quiet, message.status === "failed" && styles.failed)}>
          {text(`timeline.told.${message.status}`, {
            receiver: message.receiver,
            channel: channelName(message.channel, text),
            time: formatTime(message.at, timeZone, language),
          })}
          {message.seenAt === null
            ? null
            : ` · ${text("timeline.seen", { moment: formatMoment(message.seenAt, timeZone, language) })}`}
        </div>
      ))}
    </li>
  );
}

function byWhom({ actor, onBehalfOf }: TimelineEntry, time: string, text: FeatureText<TimelineKey>): string {
  if (!actor) return time;
  return onBehalfOf ? text("timeline.byFor", { actor, of: onBehalfOf, time }) : text("timeline.by", { actor, time });
}

function happened(entry: TimelineEntry, text: FeatureText<TimelineKey>, language: string): string {
  const key: string = `happened.${entry.kind}`;
  const facts = Object.fromEntries(Object.entries(entry.facts).map(([name, value]) => [name, String(value)]));
  const { amount, currency } = entry.facts;
  if (typeof amount === "number" && typeof currency === "string") {
    facts.amount = formatMoney({ amountMinor: amount, currency }, language);
  }
  return text.knows(key) ? text(key, facts) : text("happened.other");
}

function channelName(channel: string, text: FeatureText<TimelineKey>): string {
  const key: string = `channel.${channel}`;
  return text.knows(key) ? text(key) : channel;
}
