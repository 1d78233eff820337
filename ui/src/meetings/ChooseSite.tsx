import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button, Select } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { siteMessages } from "./site-messages.ts";
import type { SiteScope } from "./site-scope.ts";
import { SiteScopeChoice } from "./SiteScopeChoice.tsx";
import { useOtherSites, useSeriesSiteChange, useSiteChange } from "./use-meeting-sites.ts";
import styles from "./MeetingSites.module.css";

export interface ChooseSiteProps {
  meeting: Meeting;
  scope: SiteScope;
  onAdded: (siteId: string) => void;
}

/** Which site it is, and for which dates of a series. */
export function ChooseSite({ meeting, scope: first, onAdded }: ChooseSiteProps) {
  const text = useFeatureText(siteMessages);
  const words = useText();
  const sites = useOtherSites(meeting);
  const change = useSiteChange(meeting.id);
  const ofSeries = useSeriesSiteChange(meeting);
  const [chosen, setChosen] = useState<string>();
  const [scope, setScope] = useState(first);
  if (sites.isError) return <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />;
  if (sites.isPending) return <SkeletonLines label={words("state.loading")} widths={["60%"]} />;
  const siteId = chosen ?? sites.data[0]?.id;
  if (siteId === undefined) return <p className={styles.quiet}>{text("sites.none")}</p>;
  const done = { onSuccess: () => onAdded(siteId) };
  const add = () =>
    meeting.series === null || scope === "one"
      ? change.mutate({ do: "add", siteId }, done)
      : ofSeries.mutate({ kind: "add", siteId, scope }, done);
  const problem = change.error ?? ofSeries.error;
  return (
    <div className={styles.adding}>
      <Select aria-label={text("sites.which")} value={siteId} onChange={(_, { value }) => setChosen(value)}>
        {sites.data.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {meeting.series === null ? null : <SiteScopeChoice value={scope} onChange={setScope} />}
      <Button appearance="primary" disabled={change.isPending || ofSeries.isPending} onClick={add}>
        {text("sites.addThis")}
      </Button>
      {problem ? <ProblemNotice error={problem} kept={text("sites.kept")} /> : null}
    </div>
  );
}
