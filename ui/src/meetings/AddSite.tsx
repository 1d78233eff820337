import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
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
import textButton from "../elements/text-button.module.css";

export interface AddSiteProps {
  meeting: Meeting;
  /** For which dates of a series it is meant first; "one" unless said otherwise. */
  scope?: SiteScope | undefined;
  onAdded?: (siteId: string) => void;
}

/** The way to let another site take part, behind one press. */
export function AddSite({ meeting, scope, onAdded }: AddSiteProps) {
  const text = useFeatureText(siteMessages);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        className={textButton.textButton}
        appearance="transparent"
        size="small"
        icon={<AddRegular />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text("sites.add")}
      </Button>
      {open ? (
        <ChooseSite
          meeting={meeting}
          scope={scope ?? "one"}
          onAdded={(siteId) => {
            setOpen(false);
            onAdded?.(siteId);
          }}
        />
      ) : null}
    </div>
  );
}

interface ChooseSiteProps {
  meeting: Meeting;
  scope: SiteScope;
  onAdded: (siteId: string) => void;
}

function ChooseSite({ meeting, scope: first, onAdded }: ChooseSiteProps) {
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
