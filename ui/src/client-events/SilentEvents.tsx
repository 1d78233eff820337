import type { ClientEventHealth, ClientHealth } from "@magic-meetings/contract/client-events/client-event.ts";
import { launchEventScript } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { clientEventMessages } from "./client-event-messages.ts";
import { dayWords } from "./day-words.ts";

/** What has stopped or never came while people used it, each with what to do. */
export function SilentEvents({ clients }: { clients: readonly ClientHealth[] }) {
  return clients.flatMap((client) =>
    client.events
      .filter(({ health, kind }) => kind !== "pane_opened" && (health === "silent" || health === "never"))
      .map((event) => <Silent key={`${client.platform} ${event.kind}`} client={client} event={event} />),
  );
}

function Silent({ client: { platform }, event }: { client: ClientHealth; event: ClientEventHealth }) {
  const text = useFeatureText(clientEventMessages);
  const { language } = useReader();
  const named = { client: text(`platform.${platform}`), event: text(`kind.${event.kind}`) };
  const isWeb = platform === "OfficeOnline" || platform === "newOutlookWindows";
  return (
    <Notice kind="warning" title={text(event.health === "silent" ? "silentTitle" : "neverTitle", named)}>
      <p>{event.last === null ? text("neverSince") : text("silentSince", { day: dayWords(event.last, language) })}</p>
      <p>{text("whatToDo")}</p>
      <ol>
        <li>{text("do.deployment")}</li>
        {isWeb ? <li>{text("do.events")}</li> : null}
        {platform === "PC" ? <li>{text("do.classic", { file: launchEventScript })}</li> : null}
        {event.kind === "sending" ? <li>{text("do.policy")}</li> : null}
      </ol>
    </Notice>
  );
}
