import type { ApiKey } from "@magic-meetings/contract/api-keys/api-key.ts";
import { restoreMinutes } from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import { Button } from "@fluentui/react-components";
import { useId, useState } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { apiKeyMessages } from "./api-key-messages.ts";
import { KeyShownOnce } from "./KeyShownOnce.tsx";
import { useRevokeApiKey, useRotateApiKey } from "./use-api-keys.ts";

/** One key: what it may do and where, its renewal, and revoking it with the way back. */
export function ApiKeyPanel({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const text = useFeatureText(apiKeyMessages);
  return (
    <SidePanel title={apiKey.name} closeLabel={text("close")} onClose={onClose}>
      <Facts apiKey={apiKey} />
      {apiKey.allowed.rotate.ok ? <Rotate apiKey={apiKey} /> : null}
      <Revoke apiKey={apiKey} />
    </SidePanel>
  );
}

function Facts({ apiKey }: { apiKey: ApiKey }) {
  const text = useFeatureText(apiKeyMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  const { scopes, places, prefix, validTo, lastUsedAt, createdAt, createdBy, previousValidTo, revokedAt } = apiKey;
  return (
    <>
      <dl className={list.facts}>
        <dt>{text("prefix")}</dt>
        <dd>
          <code>{prefix}</code>
        </dd>
        <dt>{text("scopes")}</dt>
        <dd>
          {scopes.map((scope) => (
            <div key={scope}>{text(`scope.${scope}`)}</div>
          ))}
        </dd>
        <dt>{text("places")}</dt>
        <dd>
          {places.length === 0 ? text("anywhere") : null}
          {places.map(({ site, accessPoint }) => (
            <div key={accessPoint?.id ?? site.id}>
              {accessPoint ? `${site.name}: ${accessPoint.name}` : text("allOfSite", { site: site.name })}
            </div>
          ))}
        </dd>
        <dt>{text("validTo")}</dt>
        <dd>{validTo === null ? text("never") : moment(validTo)}</dd>
        <dt>{text("lastUsed")}</dt>
        <dd>{lastUsedAt === null ? text("neverUsed") : moment(lastUsedAt)}</dd>
        <dt>{text("created")}</dt>
        <dd>
          {createdBy === null ? moment(createdAt) : text("createdBy", { moment: moment(createdAt), name: createdBy })}
        </dd>
      </dl>
      {revokedAt === null ? null : <p className={list.hint}>{text("revokedAt", { moment: moment(revokedAt) })}</p>}
      {previousValidTo === null ? null : (
        <p className={list.hint}>{text("previous", { moment: moment(previousValidTo) })}</p>
      )}
    </>
  );
}

const graces = [0, 24, 168] as const;

function Rotate({ apiKey }: { apiKey: ApiKey }) {
  const text = useFeatureText(apiKeyMessages);
  const id = useId();
  const [grace, setGrace] = useState<(typeof graces)[number]>(24);
  const rotate = useRotateApiKey();
  if (rotate.isSuccess) return <KeyShownOnce made={rotate.data} onDone={rotate.reset} />;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("rotateHint")}</p>
      <label className={list.field} htmlFor={id}>
        {text("grace")}
        <select
          id={id}
          className={list.input}
          value={grace}
          onChange={({ target }) => setGrace(graces.find((one) => one === Number(target.value)) ?? 24)}
        >
          {graces.map((hours) => (
            <option key={hours} value={hours}>
              {text(`grace.${hours}`)}
            </option>
          ))}
        </select>
      </label>
      {rotate.isError ? <ProblemNotice error={rotate.error} /> : null}
      <div>
        <Button disabledFocusable={rotate.isPending} onClick={() => rotate.mutate({ key: apiKey, graceHours: grace })}>
          {text(rotate.isPending ? "rotating" : "rotate")}
        </Button>
      </div>
    </div>
  );
}

/** Works at once; the way back stays open for a while. */
function Revoke({ apiKey: { id, name, version, state, allowed } }: { apiKey: ApiKey }) {
  const text = useFeatureText(apiKeyMessages);
  const revoke = useRevokeApiKey();
  const act = (isUndo: boolean) => revoke.mutate({ id, version, isUndo });
  return (
    <>
      {revoke.isError ? <ProblemNotice error={revoke.error} /> : null}
      {state === "revoked" && allowed.restore.ok ? (
        <Notice
          kind="warning"
          title={text("revoked", { name, minutes: restoreMinutes })}
          actions={<UndoButton disabled={revoke.isPending} onPress={() => act(true)} />}
        />
      ) : null}
      {state === "revoked" && !allowed.restore.ok ? <p className={list.hint}>{text("restoreOver")}</p> : null}
      {state !== "revoked" && revoke.variables?.isUndo === true && revoke.isSuccess ? (
        <Notice kind="success" title={text("restored", { name })} />
      ) : null}
      {allowed.revoke.ok ? (
        <div>
          <Button disabledFocusable={revoke.isPending} onClick={() => act(false)}>
            {text(revoke.isPending ? "revoking" : "revoke")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
