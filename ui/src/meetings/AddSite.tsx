import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { siteMessages } from "./site-messages.ts";
import { useOtherSites, useSiteChange } from "./use-meeting-sites.ts";
import styles from "./MeetingSites.module.css";
import textButton from "../elements/text-button.module.css";

export interface AddSiteProps {
  meeting: Meeting;
  onAdded?: (siteId: string) => void;
}

/** The way to let another site take part, behind one press. */
export function AddSite({ meeting, onAdded }: AddSiteProps) {
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
          onAdded={(siteId) => {
            setOpen(false);
            onAdded?.(siteId);
          }}
        />
      ) : null}
    </div>
  );
}

function ChooseSite({ meeting, onAdded }: { meeting: Meeting; onAdded: (siteId: string) => void }) {
  const text = useFeatureText(siteMessages);
  const words = useText();
  const sites = useOtherSites(meeting);
  const change = useSiteChange(meeting.id);
  const [chosen, setChosen] = useState<string>();
  if (sites.isError) return <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />;
  if (sites.isPending) return <SkeletonLines label={words("state.loading")} widths={["60%"]} />;
  const siteId = chosen ?? sites.data[0]?.id;
  if (siteId === undefined) return <p className={styles.quiet}>{text("sites.none")}</p>;
  return (
    <div className={styles.adding}>
      <Select aria-label={text("sites.which")} value={siteId} onChange={(_, { value }) => setChosen(value)}>
        {sites.data.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button
        appearance="primary"
        disabled={change.isPending}
        onClick={() => change.mutate({ do: "add", siteId }, { onSuccess: () => onAdded(siteId) })}
      >
        {text("sites.addThis")}
      </Button>
      {change.isError ? <ProblemNotice error={change.error} kept={text("sites.kept")} /> : null}
    </div>
  );
}
