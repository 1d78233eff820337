import { DocumentTextRegular, PeopleTeamRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { OfflineNotice } from "../elements/OfflineNotice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { houseRuleMessages } from "./house-rule-messages.ts";
import { HouseRuleForm } from "./HouseRuleForm.tsx";
import { HouseRuleVersions } from "./HouseRuleVersions.tsx";
import styles from "./HouseRules.module.css";
import { useHouseRules, useRuledSites } from "./use-house-rules.ts";

interface RuledSite {
  id: string;
  name: string;
  timeZone: string;
  allowed: { change: { ok: boolean } };
}

/** What visitors of a site agree to, site by site. Suspends for its words. */
export function HouseRules() {
  const text = useFeatureText(houseRuleMessages);
  const sites = useRuledSites();
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const items = sites.data?.items ?? [];
  const site = items.find((one) => one.id === chosen) ?? items.find(({ allowed }) => allowed.change.ok) ?? items[0];
  return (
    <div className={list.stack}>
      <OfflineNotice />
      <p className={list.hint}>{text("hint")}</p>
      {sites.isError ? <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} /> : null}
      {sites.isPending ? <SkeletonLines label={text("loading")} widths={["30%", "100%", "60%"]} /> : null}
      {sites.isSuccess && site === undefined ? (
        <EmptyState icon={<PeopleTeamRegular />} title={text("noSites")} hint={text("noSitesHint")} />
      ) : null}
      {site === undefined ? null : (
        <>
          <div className={list.filters}>
            <label className={list.field} htmlFor={id}>
              {text("site")}
              <select
                id={id}
                className={`${list.input} ${styles.site}`}
                value={site.id}
                onChange={({ target }) => setChosen(target.value)}
              >
                {items.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <OfSite key={site.id} site={site} />
        </>
      )}
    </div>
  );
}

function OfSite({ site }: { site: RuledSite }) {
  const text = useFeatureText(houseRuleMessages);
  const rules = useHouseRules(site.id);
  const versions = rules.data?.pages.flatMap(({ items }) => items) ?? [];
  const isKeeper = site.allowed.change.ok;
  return (
    <SectionCard icon={<DocumentTextRegular />} title={`${text("current")}: ${site.name}`}>
      {rules.isError ? <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      {rules.isPending ? <SkeletonLines label={text("loading")} widths={["100%", "80%"]} /> : null}
      {rules.isSuccess ? (
        <div className={list.stack}>
          {isKeeper ? null : <p className={list.hint}>{text("readOnly")}</p>}
          {(versions[0]?.documents.length ?? 0) === 0 ? <p className={list.hint}>{text("none")}</p> : null}
          {isKeeper ? <HouseRuleForm siteId={site.id} versions={versions} /> : null}
          {versions.length === 0 ? null : <HouseRuleVersions versions={versions} timeZone={site.timeZone} />}
        </div>
      ) : null}
    </SectionCard>
  );
}
