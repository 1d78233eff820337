import type {
  NotificationPreference,
  OwnPreference,
} from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { Button } from "@fluentui/react-components";
import { ChatRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { notificationPreferenceMessages } from "./notification-preference-messages.ts";
import { QuietHours } from "./QuietHours.tsx";
import { RouteChoices } from "./RouteChoices.tsx";
import { useChangeNotificationPreference, useNotificationPreference } from "./use-notification-preference.ts";
import styles from "./NotificationPreferences.module.css";

/** How the reader is told of what, and when not. Suspends for its words. */
export function NotificationPreferences() {
  const words = useText();
  const own = useNotificationPreference();
  if (own.isError) return <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />;
  if (own.isPending) return <SkeletonLines label={words("state.loading")} widths={["40%", "90%", "90%", "60%"]} />;
  return <Choices own={own.data} />;
}

function preferenceOf({ routes, quiet, digestAt }: OwnPreference): NotificationPreference {
  return { routes, quiet, digestAt };
}

function Choices({ own }: { own: OwnPreference }) {
  const text = useFeatureText(notificationPreferenceMessages);
  const save = useChangeNotificationPreference();
  const [before, setBefore] = useState<NotificationPreference>();
  const present = preferenceOf(own);
  // What was pressed is shown at once; where it is refused, what holds is shown again.
  const shown = save.isPending ? save.variables.preference : present;
  const change = (preference: NotificationPreference, isUndo = false) => {
    if (save.isPending) return;
    save.mutate({ preference, isUndo }, { onSuccess: () => setBefore(isUndo ? undefined : present) });
  };
  return (
    <>
      <SectionCard icon={<ChatRegular />} title={text("reach")}>
        <p className={styles.quiet}>{text(`chat.${own.chat}`)}</p>
        <p className={styles.quiet}>{own.email === "" ? text("noMail") : text("mail", { email: own.email })}</p>
      </SectionCard>
      {save.isError ? <ProblemNotice error={save.error} /> : null}
      {save.isSuccess ? (
        <Notice
          kind={save.variables.isUndo ? "info" : "success"}
          title={text(save.variables.isUndo ? "undone" : "saved")}
          {...(before === undefined ? {} : { actions: <UndoButton onPress={() => change(before, true)} /> })}
        />
      ) : null}
      <RouteChoices routes={shown.routes} onChange={(routes) => change({ ...shown, routes })} />
      <QuietHours
        key={JSON.stringify([present.quiet, present.digestAt])}
        preference={present}
        timeZone={own.timeZone}
        button={(isUsable) => (
          <Button type="submit" size="small" disabled={!isUsable || save.isPending}>
            {text(save.isPending ? "saving" : "save")}
          </Button>
        )}
        onSave={(times) => change({ ...present, ...times })}
      />
    </>
  );
}
