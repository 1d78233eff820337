import type { AccessTry } from "@magic-meetings/contract/access-passes/verify.ts";
import { DoorRegular, SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { Pill } from "../elements/Pill.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { foreignZone, formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accessTryMessages } from "./access-try-messages.ts";
import { AccessTryFilters } from "./AccessTryFilters.tsx";
import { useAccessTries, type AccessTrySearch } from "./use-access-tries.ts";

/** For administrators and security: what was shown at the doors, and what they answered. */
export function AccessTries() {
  const text = useFeatureText(accessTryMessages);
  const state = useText();
  const [search, setSearch] = useState<AccessTrySearch>({});
  const found = useAccessTries(search);
  const tries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <AccessTryFilters search={search} onSearch={setSearch} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && tries.length === 0 ? (
        <EmptyState
          icon={isFiltered ? <SearchRegular /> : <DoorRegular />}
          title={text(isFiltered ? "noneFound" : "none")}
          hint={text(isFiltered ? "noneFoundHint" : "noneHint")}
        />
      ) : null}
      {tries.length > 0 ? (
        <Tries tries={tries} ofVisit={search.visit} onVisit={(visit) => setSearch({ visit })} />
      ) : null}
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </div>
  );
}

interface TriesProps {
  tries: readonly AccessTry[];
  ofVisit: string | undefined;
  onVisit: (visitId: string) => void;
}

function Tries({ tries, ofVisit, onVisit }: TriesProps) {
  const text = useFeatureText(accessTryMessages);
  const momentOf = useMomentOf();
  return (
    <div className={list.scroll} role="region" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("at")}</th>
            <th scope="col">{text("accessPoint")}</th>
            <th scope="col">{text("site")}</th>
            <th scope="col">{text("direction")}</th>
            <th scope="col">{text("outcome")}</th>
            <th scope="col">{text("key")}</th>
            <th scope="col">{text("visit")}</th>
          </tr>
        </thead>
        <tbody>
          {tries.map((one) => (
            <tr key={one.id}>
              <th scope="row" className={list.when}>
                {momentOf(one)}
              </th>
              <td>{one.accessPoint.name}</td>
              <td>{one.site.name}</td>
              <td>{text(`direction.${one.direction}`)}</td>
              <td>
                <Pill tone={one.granted ? "success" : one.because === "unknown" ? "danger" : "warning"}>
                  {text(`outcome.${one.because ?? "granted"}`)}
                </Pill>
              </td>
              <td>{one.apiKey.name}</td>
              <td>
                {one.visitId === null || one.visitId === ofVisit ? null : (
                  <button
                    type="button"
                    className={list.open}
                    aria-label={text("ofVisitAt", { moment: momentOf(one) })}
                    onClick={() => one.visitId && onVisit(one.visitId)}
                  >
                    {text("ofVisit")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In the site's own time, which is named where it is not the reader's. */
function useMomentOf(): (one: AccessTry) => string {
  const text = useFeatureText(accessTryMessages);
  const { language, timeZone } = useReader();
  return ({ at, site }) => {
    const moment = formatMoment(at, site.timeZone, language);
    const zone = foreignZone(at, site.timeZone, { timeZone, language });
    return zone ? text("zoned", { moment, zone }) : moment;
  };
}
