import { Select } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { siteMessages } from "./site-messages.ts";
import { siteScopes, type SiteScope } from "./site-scope.ts";

export interface SiteScopeChoiceProps {
  value: SiteScope;
  onChange: (scope: SiteScope) => void;
}

/** For which dates of its series something is meant. */
export function SiteScopeChoice({ value, onChange }: SiteScopeChoiceProps) {
  const text = useFeatureText(siteMessages);
  return (
    <Select
      aria-label={text("sites.scope")}
      value={value}
      onChange={(_, { value: chosen }) => onChange(siteScopes.find((scope) => scope === chosen) ?? "one")}
    >
      {siteScopes.map((scope) => (
        <option key={scope} value={scope}>
          {text(`sites.scope.${scope}`)}
        </option>
      ))}
    </Select>
  );
}
