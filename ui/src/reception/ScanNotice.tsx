import type { Recognition } from "@magic-meetings/contract/reception/recognise-rules.ts";
import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { Notice, type NoticeKind } from "../elements/Notice.tsx";
import { formatMoment, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { receptionMessages } from "./reception-messages.ts";

/** What the desk has to know of somebody who stands there, in words that the visitor may read along. */
export function ScanNotice({ recognition, visit }: { recognition: Recognition; visit: ReceptionVisit }) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const { timeZone, name: site } = visit.site;
  const values = {
    site,
    time: formatTime(visit.start, timeZone, language),
    moment: formatMoment(visit.start, timeZone, language),
  };
  if (recognition === "not_cleared") {
    return (
      <Notice kind="info" title={text("waiting")}>
        {text("waitingHint")}
      </Notice>
    );
  }
  return (
    <Notice kind={kinds[recognition]} title={text(`scan.${recognition}`, values)}>
      {isHinted(recognition) ? text(`scan.${recognition}Hint`) : null}
    </Notice>
  );
}

const kinds: Record<Exclude<Recognition, "not_cleared">, NoticeKind> = {
  expected: "success",
  early: "info",
  late: "info",
  old_time: "warning",
  other_day: "warning",
  other_site: "warning",
  cancelled: "warning",
  in_the_house: "info",
  left: "info",
};

type Hinted = "old_time" | "other_day" | "other_site" | "cancelled";

function isHinted(recognition: Recognition): recognition is Hinted {
  return ["old_time", "other_day", "other_site", "cancelled"].includes(recognition);
}
