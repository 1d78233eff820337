import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { Pill } from "../elements/Pill.tsx";
import { QuantityStepper } from "../elements/QuantityStepper.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { formatTimes } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { siteMessages } from "./site-messages.ts";
import type { SiteScope } from "./site-scope.ts";
import type { useSiteChange } from "./use-meeting-sites.ts";
import styles from "./MeetingSites.module.css";

const MoveSite = lazy(async () => ({ default: (await import("./MoveSite.tsx")).MoveSite }));

export interface MeetingSiteProps {
  meeting: Meeting;
  location: MeetingLocation;
  isShown: boolean;
  /** It has just come: the keyboard goes on here. */
  isNew: boolean;
  /** The sites' clocks differ. */
  showTime: boolean;
  mayChange: boolean;
  /** For which dates of a series leaving is meant first. */
  scope: SiteScope;
  change: ReturnType<typeof useSiteChange>;
  onShow: () => void;
  /** It has moved to another site, or takes no part any more. */
  onLeft: (siteId: string | undefined) => void;
}

/** One site of a meeting. */
export function MeetingSite(props: MeetingSiteProps) {
  const { meeting, location, isShown, showTime, mayChange, change } = props;
  const { site } = location;
  const text = useFeatureText(siteMessages);
  const words = useText();
  const [doing, setDoing] = useState<"move" | "leave">();
  return (
    <li className={styles.site}>
      <div className={styles.heading}>
        <ShowSite {...props} />
        {isShown ? <Pill tone="brand">{text("sites.here")}</Pill> : null}
        {location.takesGuests ? <Pill tone="neutral">{text("sites.guests")}</Pill> : null}
      </div>
      {showTime ? <LocalTime meeting={meeting} location={location} /> : null}
      {mayChange ? (
        <div className={styles.tools}>
          <HeadCount location={location} change={change} />
          <Button size="small" aria-label={text("sites.move", { site: site.name })} onClick={() => setDoing("move")}>
            {text("sites.moveShort")}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={text("sites.leave", { site: site.name })}
            onClick={() => setDoing("leave")}
          >
            {text("sites.leaveShort")}
          </Button>
          {location.takesGuests || !meeting.attendees.some(({ external }) => external) ? null : (
            <Button
              size="small"
              appearance="subtle"
              disabled={change.isPending}
              onClick={() => change.mutate({ do: "guests", locationId: location.id })}
            >
              {text("sites.sendGuests", { site: site.name })}
            </Button>
          )}
        </div>
      ) : (
        <div className={styles.quiet}>{text("sites.people", { count: location.headCount })}</div>
      )}
      {doing ? (
        <Suspense fallback={<SkeletonLines label={words("state.loading")} widths={["60%", "90%"]} />}>
          <MoveSite
            key={doing}
            meeting={meeting}
            location={location}
            leaves={doing === "leave"}
            scope={props.scope}
            onDone={(siteId) => {
              setDoing(undefined);
              props.onLeft(siteId);
            }}
            onKeep={() => setDoing(undefined)}
          />
        </Suspense>
      ) : null}
    </li>
  );
}

function ShowSite({ location: { site }, isShown, isNew, onShow }: MeetingSiteProps) {
  const text = useFeatureText(siteMessages);
  const kept = useKeptFocus();
  return (
    <Button
      ref={isNew ? kept : undefined}
      className={styles.name}
      appearance="transparent"
      aria-pressed={isShown}
      aria-label={text("sites.orderHere", { site: site.name })}
      onClick={onShow}
    >
      {site.name}
    </Button>
  );
}

function LocalTime({ meeting, location: { site } }: Pick<MeetingSiteProps, "meeting" | "location">) {
  const text = useFeatureText(siteMessages);
  const { language } = useReader();
  const times = formatTimes(meeting.start, meeting.end, site.timeZone, language);
  return (
    <div className={styles.quiet}>
      {text("sites.localTime", { times, zone: zoneName(meeting, site.timeZone, language) })}
    </div>
  );
}

function zoneName({ start }: Meeting, timeZone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "long" }).formatToParts(new Date(start));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** How many come: typed numbers hold from then on; following the invite again is one press. */
function HeadCount({ location, change }: Pick<MeetingSiteProps, "location" | "change">) {
  const text = useFeatureText(siteMessages);
  const { id, site, headCount, headCountChosen } = location;
  const asked = change.isPending ? change.variables : undefined;
  const isAsked = asked?.do === "headCount" && asked.locationId === id;
  const shown = (isAsked ? asked.headCount : null) ?? headCount;
  return (
    <div className={styles.count}>
      <QuantityStepper
        value={shown}
        minimum={1}
        maximum={10_000}
        labels={{
          field: text("sites.headCount", { site: site.name }),
          less: text("sites.less", { site: site.name }),
          more: text("sites.more", { site: site.name }),
        }}
        onChange={(value) => {
          if (value !== shown) change.mutate({ do: "headCount", locationId: id, headCount: value });
        }}
      />
      {headCountChosen ? (
        <Button
          size="small"
          appearance="subtle"
          aria-label={text("sites.follow", { site: site.name })}
          onClick={() => change.mutate({ do: "headCount", locationId: id, headCount: null })}
        >
          {text("sites.followShort")}
        </Button>
      ) : null}
    </div>
  );
}
