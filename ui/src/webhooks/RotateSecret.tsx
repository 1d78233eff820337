import type { Webhook } from "@magic-meetings/contract/webhooks/webhook.ts";
import { Button } from "@fluentui/react-components";
import { useId, useState } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { SecretShownOnce } from "./SecretShownOnce.tsx";
import { useRotateSecret } from "./use-webhooks.ts";
import { webhookMessages } from "./webhook-messages.ts";

const graces = [0, 24, 168] as const;

/** A new secret, and how long the one before signs beside it, so that the other system can change over. */
export function RotateSecret({ webhook }: { webhook: Webhook }) {
  const text = useFeatureText(webhookMessages);
  const { language, timeZone } = useReader();
  const id = useId();
  const [grace, setGrace] = useState<(typeof graces)[number]>(24);
  const rotate = useRotateSecret();
  const { previousValidTo } = webhook;
  if (rotate.isSuccess) return <SecretShownOnce made={rotate.data} onDone={rotate.reset} />;
  return (
    <section className={list.stack} aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`} className={list.name}>
        {text("secret")}
      </h3>
      <p className={list.hint}>
        {previousValidTo === null
          ? text("rotateHint")
          : text("previous", { moment: formatMoment(previousValidTo, timeZone, language) })}
      </p>
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
        <Button disabledFocusable={rotate.isPending} onClick={() => rotate.mutate({ webhook, graceHours: grace })}>
          {text(rotate.isPending ? "rotating" : "rotate")}
        </Button>
      </div>
    </section>
  );
}
