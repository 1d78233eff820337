import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { lazy, Suspense, useState } from "react";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { siteMessages } from "./site-messages.ts";
import type { SiteScope } from "./site-scope.ts";
import textButton from "../elements/text-button.module.css";

const ChooseSite = lazy(async () => ({ default: (await import("./ChooseSite.tsx")).ChooseSite }));

export interface AddSiteProps {
  meeting: Meeting;
  /** For which dates of a series it is meant first; "one" unless said otherwise. */
  scope?: SiteScope | undefined;
  onAdded?: (siteId: string) => void;
}

/** The way to let another site take part, behind one press. */
export function AddSite({ meeting, scope, onAdded }: AddSiteProps) {
  const text = useFeatureText(siteMessages);
  const words = useText();
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
        <Suspense fallback={<SkeletonLines label={words("state.loading")} widths={["60%"]} />}>
          <ChooseSite
            meeting={meeting}
            scope={scope ?? "one"}
            onAdded={(siteId) => {
              setOpen(false);
              onAdded?.(siteId);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
