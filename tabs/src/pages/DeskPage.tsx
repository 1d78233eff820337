import { Select } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { deskSites, isAtDesk } from "@magic-meetings/ui/reception/desk-sites.ts";
import { receptionMessages } from "@magic-meetings/ui/reception/reception-messages.ts";
import { useDeskSites } from "@magic-meetings/ui/reception/use-desk-sites.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

export interface DeskPageProps {
  /** Said before the name of the site. */
  title: string;
  notAllowed: { title: string; hint: string };
  children: (site: { id: string; timeZone: string }) => ReactNode;
}

/** A page about one site for those who work at its reception, with the choice where somebody works at several. */
export function DeskPage(props: DeskPageProps) {
  const { roles } = useMe();
  if (isAtDesk(roles)) return <Sites {...props} />;
  return (
    <PageFrame>
      <EmptyState icon={<PersonProhibitedRegular />} {...props.notAllowed} />
    </PageFrame>
  );
}

function Sites({ title, children }: DeskPageProps) {
  const text = useFeatureText(receptionMessages);
  const { roles } = useMe();
  const [address, setAddress] = useSearchParams();
  const sites = useDeskSites();
  const own = deskSites(roles, sites.data ?? []);
  const site = own.find(({ id }) => id === address.get("site")) ?? own[0];
  const chooser =
    own.length > 1 ? (
      <Select
        aria-label={text("site")}
        value={site?.id ?? ""}
        onChange={(_, { value }) => setAddress({ site: value }, { replace: true })}
      >
        {own.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    ) : null;
  return (
    <PageFrame wide title={site ? `${title}: ${site.name}` : title} aside={chooser} tellsOfOffline={false}>
      {site ? (
        children(site)
      ) : sites.isError ? (
        <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />
      ) : sites.isPending ? (
        <SkeletonLines label={text("loading")} widths={["100%", "40%", "100%", "100%"]} />
      ) : (
        <EmptyState icon={<PersonProhibitedRegular />} title={text("noSite")} hint={text("noSiteHint")} />
      )}
    </PageFrame>
  );
}
