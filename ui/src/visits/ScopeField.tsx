import { visitScopes, type VisitScope } from "@magic-meetings/contract/visits/visit-words.ts";
import { Field, Select } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { visitMessages } from "./visit-messages.ts";

/** Of a series: which of its dates it is about. */
export function ScopeField({ scope, onScope }: { scope: VisitScope; onScope: (scope: VisitScope) => void }) {
  const text = useFeatureText(visitMessages);
  return (
    <Field label={text("scope")}>
      <Select value={scope} onChange={(_, { value }) => onScope(visitScopes.find((known) => known === value) ?? "one")}>
        {visitScopes.map((one) => (
          <option key={one} value={one}>
            {text(`scope.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
