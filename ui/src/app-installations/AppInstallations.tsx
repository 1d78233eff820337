import { Notice } from "../elements/Notice.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { appInstallationMessages } from "./app-installation-messages.ts";
import { useAppInstallations } from "./use-app-installations.ts";

/**
 * For administrators: that Microsoft 365 keeps the app from people who should be told in chat, and what helps. Says
 * nothing while there is nothing to do. Suspends for its words.
 */
export function AppInstallations() {
  const text = useFeatureText(appInstallationMessages);
  const { language, timeZone } = useReader();
  const { data } = useAppInstallations();
  if (data === undefined) return null;
  const { notPermittedSince: since, refused } = data;
  if (since !== null) {
    return (
      <Notice kind="warning" title={text("notPermitted.title")}>
        <div>{text("notPermitted.why", { since: formatMoment(since, timeZone, language) })}</div>
        <div>{text("notPermitted.todo")}</div>
      </Notice>
    );
  }
  if (refused === 0) return null;
  return (
    <Notice kind="info" title={text("refused", { count: refused })}>
      {text("refused.todo")}
    </Notice>
  );
}
