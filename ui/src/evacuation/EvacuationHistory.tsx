import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import list from "../elements/list.module.css";
import { saveFile } from "../elements/save-file.ts";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { useApi } from "../session/session-context.ts";
import { evacuationMessages } from "./evacuation-messages.ts";
import styles from "./EvacuationHistory.module.css";

interface EvacuationHistoryProps {
  siteId: string;
  timeZone: string;
  /** Read again whenever this is another one: the evacuation that runs; null while something waits to be sent. */
  after: string | null;
}

/** What was counted in evacuations and drills that are over. */
export function EvacuationHistory({ siteId, timeZone, after }: EvacuationHistoryProps) {
  const text = useFeatureText(evacuationMessages);
  const client = useApi();
  const { language } = useReader();
  const params = { id: siteId };
  const past = useQuery({
    queryKey: ["evacuation", "past", siteId, after],
    queryFn: ({ signal }) => client("GET /sites/:id/evacuations", { params }, { signal }),
    enabled: after !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const exporting = useMutation({
    mutationFn: async () => saveFile(await client("GET /sites/:id/evacuations/export", { params })),
  });
  const items = past.data?.items ?? [];
  return (
    <section className={styles.history} aria-label={text("history")}>
      <div className={styles.head}>
        <h3 className={styles.title}>{text("history")}</h3>
        {items.length > 0 ? (
          <Button icon={<ArrowDownloadRegular />} onClick={() => exporting.mutate()}>
            {text("export")}
          </Button>
        ) : null}
      </div>
      {past.data === undefined ? (
        <p>{past.failureCount > 0 || past.isPaused || after === null ? text("historyOffline") : text("loading")}</p>
      ) : items.length === 0 ? (
        <p>{text("historyNone")}</p>
      ) : (
        <div className={list.scroll} tabIndex={0} role="region" aria-label={text("history")}>
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{text("startedAt")}</th>
                <th scope="col">{text("kind")}</th>
                <th scope="col">{text("minutes")}</th>
                <th scope="col">{text("expected")}</th>
                <th scope="col">{text("safe")}</th>
                <th scope="col">{text("missing")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, startedAt, endedAt, drill, expected, safe }) => (
                <tr key={id}>
                  <th scope="row">{formatMoment(startedAt, timeZone, language)}</th>
                  <td>{text(drill ? "drill" : "real")}</td>
                  <td>{endedAt === null ? "" : minutesBetween(startedAt, endedAt)}</td>
                  <td>{expected}</td>
                  <td>{safe}</td>
                  <td>{(expected ?? 0) - (safe ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}
