import type { LocationConsequences } from "@magic-meetings/contract/meetings/location.ts";
import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { Button, Select } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { formatMoney, formatTotals } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { siteMessages } from "./site-messages.ts";
import { SeriesSiteConsequences } from "./SeriesSiteConsequences.tsx";
import type { SiteScope } from "./site-scope.ts";
import { SiteScopeChoice } from "./SiteScopeChoice.tsx";
import {
  useOtherSites,
  useSeriesSiteChange,
  useSeriesSitePreview,
  useSiteChange,
  useSitePreview,
} from "./use-meeting-sites.ts";
import styles from "./MeetingSites.module.css";

export interface MoveSiteProps {
  meeting: Meeting;
  location: MeetingLocation;
  /** It takes no part any more, instead of moving. */
  leaves: boolean;
  /** For which dates of a series leaving is meant first. */
  scope: SiteScope;
  /** Where it is now; undefined: nowhere. */
  onDone: (siteId: string | undefined) => void;
  onKeep: () => void;
}

/** Where one location moves to, what that means line by line, and the one press that does exactly that. */
export function MoveSite(props: MoveSiteProps) {
  const { meeting, location, leaves, onDone, onKeep } = props;
  const text = useFeatureText(siteMessages);
  const words = useText();
  const { language } = useReader();
  const sites = useOtherSites(meeting);
  const [chosen, setChosen] = useState("");
  const [scope, setScope] = useState(meeting.series === null || !leaves ? "one" : props.scope);
  const isOne = scope === "one";
  const preview = useSitePreview(meeting, location.id, leaves ? (isOne ? null : undefined) : chosen || undefined);
  const change = useSiteChange(meeting.id);
  const focus = useKeptFocus();
  const { site } = location;
  const to = sites.data?.find(({ id }) => id === chosen);
  const act = ({ fees }: LocationConsequences) => {
    const wanted = { locationId: location.id, acceptFees: fees };
    const done = { onSuccess: () => onDone(leaves ? undefined : chosen), onError: () => void preview.refetch() };
    change.mutate(leaves ? { do: "leave", ...wanted } : { do: "move", siteId: chosen, ...wanted }, done);
  };
  return (
    <div className={styles.move}>
      {leaves && meeting.series !== null ? <SiteScopeChoice value={scope} onChange={setScope} /> : null}
      {isOne ? null : <LeaveSeries {...props} scope={scope} />}
      {leaves ? null : (
        <label className={styles.field}>
          {text("sites.moveTo", { site: site.name })}
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            <option value="">{text("sites.choose")}</option>
            {sites.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </label>
      )}
      {preview.isError ? <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {isOne && preview.isFetching && !preview.data ? (
        <SkeletonLines label={words("state.loading")} widths={["60%", "90%"]} />
      ) : null}
      {isOne && preview.data ? (
        <Consequences
          consequences={preview.data}
          title={
            to
              ? text("sites.moveTitle", { from: site.name, to: to.name })
              : text("sites.leaveTitle", { site: site.name })
          }
        />
      ) : null}
      {change.isError ? <ProblemNotice error={change.error} kept={text("sites.kept")} /> : null}
      <div className={styles.tools}>
        <Button ref={focus} size="small" disabled={change.isPending} onClick={onKeep}>
          {text("sites.keep")}
        </Button>
        {isOne && preview.data ? (
          <Button size="small" appearance="primary" disabled={change.isPending} onClick={() => act(preview.data)}>
            {preview.data.fees.length
              ? text(leaves ? "sites.leaveFor" : "sites.moveFor", { fees: formatTotals(preview.data.fees, language) })
              : text(leaves ? "sites.leaveFree" : "sites.moveFree")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** The same for several dates of a series. */
function LeaveSeries({ meeting, location: { site }, scope, onDone }: MoveSiteProps) {
  const text = useFeatureText(siteMessages);
  const words = useText();
  const { language } = useReader();
  const preview = useSeriesSitePreview(meeting, site.id, scope);
  const change = useSeriesSiteChange(meeting);
  if (scope === "one") return null;
  if (preview.isError) return <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <SkeletonLines label={words("state.loading")} widths={["60%", "90%"]} />;
  const { changed, fees } = preview.data;
  const leave = () =>
    change.mutate(
      { kind: "leave", siteId: site.id, scope, acceptFees: fees },
      { onSuccess: () => onDone(undefined), onError: () => void preview.refetch() },
    );
  return (
    <>
      <SeriesSiteConsequences
        consequences={preview.data}
        title={text("sites.leaveTitle", { site: site.name })}
        meeting={meeting}
      />
      {change.isError ? <ProblemNotice error={change.error} kept={text("sites.kept")} /> : null}
      {changed.length === 0 ? null : (
        <div className={styles.tools}>
          <Button size="small" appearance="primary" disabled={change.isPending} onClick={leave}>
            {fees.length ? text("sites.leaveFor", { fees: formatTotals(fees, language) }) : text("sites.leaveFree")}
          </Button>
        </div>
      )}
    </>
  );
}

function Consequences({ consequences, title }: { consequences: LocationConsequences; title: string }) {
  const text = useFeatureText(siteMessages);
  const { language } = useReader();
  const { rooms, lines, fees } = consequences;
  return (
    <div role="status">
      <div className={styles.title}>{title}</div>
      <ul className={styles.lines}>
        {rooms.map(({ id, name }) => (
          <li key={id}>{text("sites.room", { room: name })}</li>
        ))}
        {lines.map(({ lineId, service, quantity, fee, instead, because }) => (
          <li key={lineId}>
            {[
              text("sites.line", { quantity, service: service.name }),
              instead
                ? text("sites.instead", {
                    service: instead.service.name,
                    vendor: instead.vendor.name,
                    total: formatMoney(instead.total, language),
                  })
                : [text("sites.cancelled"), because ? text(`sites.because.${because}`) : ""].filter(Boolean).join(": "),
              ...(fee.amountMinor > 0 ? [text("sites.fee", { fee: formatMoney(fee, language) })] : []),
            ].join(" – ")}
          </li>
        ))}
      </ul>
      <div>{fees.length ? text("sites.fees", { fees: formatTotals(fees, language) }) : text("sites.free")}</div>
      <div className={styles.quiet}>{text("sites.others")}</div>
    </div>
  );
}
