import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { ArrowRepeatAllRegular } from "@fluentui/react-icons/svg/arrow-repeat-all";
import type { PhoneEvent } from "./phone-api.ts";
import { noticedWords, timesOf } from "./phone-words.ts";

/** An event in the phone's agenda. */
export function PhoneEventLine({ event, onOpen }: { event: PhoneEvent; onOpen: () => void }) {
  const styles = useStyles();
  const isOff = event.isCancelled || event.response === "declined";
  return (
    <Button appearance="outline" className={styles.line} onClick={onOpen}>
      <span className={styles.inside}>
        <Text weight="semibold" className={mergeClasses(styles.words, isOff && styles.off)}>
          {event.subject || "No subject"}
        </Text>
        <Text size={200} className={styles.words}>
          {timesOf(event)} {event.isOfSeries && <ArrowRepeatAllRegular aria-label="Of a series" />}
        </Text>
        {event.rooms.length > 0 && (
          <Text size={200} className={styles.words}>
            {event.rooms.map(({ name, email }) => name || email).join(", ")}
          </Text>
        )}
        {event.isCancelled && (
          <Badge appearance="tint" color="danger">
            Cancelled
          </Badge>
        )}
        {event.noticed === "not_yet" && (
          <Badge appearance="tint" color="warning">
            {noticedWords.not_yet}
          </Badge>
        )}
      </span>
    </Button>
  );
}

const useStyles = makeStyles({
  line: { width: "100%", justifyContent: "flex-start", textAlign: "left" },
  inside: { display: "grid", gap: tokens.spacingVerticalXXS, justifyItems: "start", minWidth: 0 },
  words: { overflowWrap: "anywhere" },
  off: { textDecorationLine: "line-through" },
});
