import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { saveFile } from "../elements/save-file.ts";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { queueAsText } from "./queue-as-text.ts";
import type { ReceptionStore } from "./reception-store.ts";
import { syncMessages } from "./sync-messages.ts";

export interface RefusedNoticeProps {
  store: ReceptionStore;
  timeZone: string;
}

/** Why nothing goes to the server any more, or some of it does not: nothing is lost, and what can be done about it. */
export function RefusedNotice({ store, timeZone }: RefusedNoticeProps) {
  const text = useFeatureText(syncMessages);
  const { language } = useReader();
  const { refused, held, waiting } = store.sync;
  if (refused === null && held === 0) return null;
  const save = () => {
    const momentOf = (moment: string) => formatMoment(moment, timeZone, language);
    const bytes = new TextEncoder().encode(`\uFEFF${queueAsText(store, { text, momentOf })}`);
    saveFile({ name: text("file.name"), type: "text/plain;charset=utf-8", bytes });
  };
  const key = `refused.${refused}`;
  return (
    <Notice
      kind={refused === null ? "warning" : "error"}
      title={
        refused === null
          ? text("held", { count: held })
          : text.knows(key)
            ? text(key)
            : text("refused.other", { code: refused })
      }
      actions={
        <>
          <Button onClick={store.refresh}>{text("retry")}</Button>
          {waiting + store.conflicts.length > 0 ? <Button onClick={save}>{text("file.save")}</Button> : null}
        </>
      }
    >
      {refused === null
        ? text("heldHint")
        : waiting === 0
          ? text("refusedNothing")
          : text("refusedHint", { count: waiting })}
    </Notice>
  );
}
