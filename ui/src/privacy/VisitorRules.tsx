import type { KeptPolicy } from "@magic-meetings/contract/privacy/kept-policy.ts";
import { PeopleTeamRegular, ShieldPersonRegular, TextDescriptionRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { OfflineNotice } from "../elements/OfflineNotice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { ConsentTexts } from "./ConsentTexts.tsx";
import { PolicyForm } from "./PolicyForm.tsx";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useVisitPolicies } from "./use-privacy.ts";

/** What holds for visitors, site by site, and what they read about it. Suspends for its words. */
export function VisitorRules() {
  const text = useFeatureText(privacyMessages);
  const policies = useVisitPolicies();
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const items = policies.data?.items ?? [];
  const policy = items.find(({ siteId }) => siteId === chosen) ?? items[0];
  return (
    <div className={list.stack}>
      <OfflineNotice />
      <p className={list.hint}>{text("rules.hint")}</p>
      {policies.isError ? <ProblemNotice error={policies.error} onRetry={() => void policies.refetch()} /> : null}
      {policies.isPending ? <SkeletonLines label={text("loading")} widths={["30%", "100%", "100%", "60%"]} /> : null}
      {policies.isSuccess && policy === undefined ? (
        <EmptyState icon={<PeopleTeamRegular />} title={text("rules.none")} hint={text("rules.noneHint")} />
      ) : null}
      {policy === undefined ? null : (
        <>
          <div className={list.filters}>
            <label className={list.field} htmlFor={id}>
              {text("site")}
              <select
                id={id}
                className={`${list.input} ${styles.site}`}
                value={policy.siteId}
                onChange={({ target }) => setChosen(target.value)}
              >
                {items.map(({ siteId, site }) => (
                  <option key={siteId} value={siteId}>
                    {site.name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <OfSite key={policy.siteId} policy={policy} />
        </>
      )}
    </div>
  );
}

function OfSite({ policy }: { policy: KeptPolicy }) {
  const text = useFeatureText(privacyMessages);
  return (
    <>
      <SectionCard icon={<ShieldPersonRegular />} title={`${text("rules.title")}: ${policy.site.name}`}>
        {policy.version === 0 ? <p className={list.hint}>{text("rules.defaults")}</p> : null}
        {policy.allowed.change.ok ? null : <p className={list.hint}>{text("rules.readOnly")}</p>}
        <PolicyForm policy={policy} />
      </SectionCard>
      <SectionCard icon={<TextDescriptionRegular />} title={text("consent.title")}>
        <ConsentTexts siteId={policy.siteId} timeZone={policy.site.timeZone} canSay={policy.allowed.change.ok} />
      </SectionCard>
    </>
  );
}
