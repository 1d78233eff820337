import type { ClientEventHealth, ClientHealth as Client } from "@magic-meetings/contract/client-events/client-event.ts";
import { MailRegular } from "@fluentui/react-icons";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { SilentEvents } from "./SilentEvents.tsx";
import { clientEventMessages } from "./client-event-messages.ts";
import { dayWords } from "./day-words.ts";
import { useClientHealth } from "./use-client-health.ts";

const tones: Record<ClientEventHealth["health"], PillTone> = {
  arrives: "success",
  silent: "danger",
  never: "warning",
  none: "neutral",
};

/** Which Outlook still tells what people do in it, and what to do where one has stopped. */
export function ClientHealth() {
  const text = useFeatureText(clientEventMessages);
  const state = useText();
  const { language } = useReader();
  const found = useClientHealth();
  const { since = null, clients = [] } = found.data ?? {};
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && clients.length === 0 ? (
        <EmptyState icon={<MailRegular />} title={text("none")} hint={text("noneHint")} />
      ) : null}
      {clients.length > 0 ? (
        <>
          <SilentEvents clients={clients} />
          <Clients clients={clients} />
        </>
      ) : null}
      {since === null ? null : <p className={list.hint}>{text("since", { day: dayWords(since, language) })}</p>}
    </div>
  );
}

function Clients({ clients }: { clients: readonly Client[] }) {
  const text = useFeatureText(clientEventMessages);
  return (
    <div className={list.scroll} role="group" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("client")}</th>
            <th scope="col">{text("event")}</th>
            <th scope="col">{text("state")}</th>
            <th scope="col">{text("last")}</th>
            <th scope="col">{text("week")}</th>
            <th scope="col">{text("versions")}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => (
            <ClientRows key={client.platform} client={client} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClientRows({ client: { platform, versions, events } }: { client: Client }) {
  const text = useFeatureText(clientEventMessages);
  const { language } = useReader();
  return events.map(({ kind, health, last, week }, index) => (
    <tr key={kind}>
      {index === 0 ? (
        <th scope="rowgroup" rowSpan={events.length}>
          {text(`platform.${platform}`)}
        </th>
      ) : null}
      <td>{text(`kind.${kind}`)}</td>
      <td>
        <Pill tone={tones[health]}>{text(`health.${health}`)}</Pill>
      </td>
      <td>{last === null ? text("never") : dayWords(last, language)}</td>
      <td>{week}</td>
      {index === 0 ? <td rowSpan={events.length}>{versions.slice(0, 5).join(", ")}</td> : null}
    </tr>
  ));
}
