import {
  doorScopes,
  grantableScopes,
  keyFault,
  type GrantableScope,
} from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import { Button } from "@fluentui/react-components";
import { useId, useState, type FormEvent } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { apiKeyMessages } from "./api-key-messages.ts";
import { KeyShownOnce } from "./KeyShownOnce.tsx";
import { useCreateApiKey, useSitePlaces } from "./use-api-keys.ts";
import styles from "./NewApiKey.module.css";

type Kind = "doors" | "system";

const scopesOf: Record<Kind, readonly GrantableScope[]> = {
  doors: grantableScopes.filter((scope) => doorScopes.includes(scope)),
  system: grantableScopes.filter((scope) => !doorScopes.includes(scope)),
};

/** What a new key is for, and then its secret, once. */
export function NewApiKey({ onClose }: { onClose: () => void }) {
  const text = useFeatureText(apiKeyMessages);
  const create = useCreateApiKey();
  return (
    <SidePanel title={text("add")} closeLabel={text("close")} onClose={onClose}>
      {create.isSuccess ? (
        <KeyShownOnce made={create.data} onDone={onClose} />
      ) : (
        <Form create={create} onClose={onClose} />
      )}
    </SidePanel>
  );
}

function Form({ create, onClose }: { create: ReturnType<typeof useCreateApiKey>; onClose: () => void }) {
  const text = useFeatureText(apiKeyMessages);
  const { timeZone } = useReader();
  const id = useId();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("doors");
  const [scopes, setScopes] = useState<readonly GrantableScope[]>(scopesOf.doors);
  const [sites, setSites] = useState<readonly string[]>([]);
  const [points, setPoints] = useState<readonly string[]>([]);
  const [end, setEnd] = useState("");
  const places = kind === "doors" ? sites.length + points.length : 0;
  const fault = scopes.length === 0 ? "chooseScopes" : keyFault({ scopes, places }) ? "choosePlaces" : undefined;
  const choose = (next: Kind) => {
    setKind(next);
    setScopes(next === "doors" ? scopesOf.doors : []);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault !== undefined || name.trim() === "" || create.isPending) return;
    create.mutate({
      name,
      scopes: [...scopes],
      // The last day counts in whole.
      validTo: end === "" ? null : startOfDay(addDays(end, 1), timeZone).toISOString(),
      ...(kind === "doors" ? { accessPointIds: [...points], siteIds: [...sites] } : {}),
    });
  };
  return (
    <form className={list.stack} onSubmit={submit}>
      <label className={list.field} htmlFor={`${id}name`}>
        {text("name")}
        <input
          id={`${id}name`}
          className={list.input}
          required
          maxLength={100}
          placeholder={text("nameHint")}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <fieldset className={styles.group}>
        <legend className={list.hint}>{text("kind")}</legend>
        {(["doors", "system"] as const).map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name={`${id}kind`} checked={kind === one} onChange={() => choose(one)} />
            {text(`kind.${one}`)}
          </label>
        ))}
      </fieldset>
      {kind === "doors" ? <p className={list.hint}>{text("doorsHint")}</p> : null}
      <Choices
        legend={text("scopes")}
        choices={scopesOf[kind].map((scope) => ({ id: scope, name: text(`scope.${scope}`) }))}
        chosen={scopes}
        onChoose={(chosen) => setScopes(grantableScopes.filter((scope) => chosen.includes(scope)))}
      />
      {kind === "doors" ? <Places sites={sites} points={points} onSites={setSites} onPoints={setPoints} /> : null}
      <label className={list.field} htmlFor={`${id}end`}>
        {text("end")}
        <input
          id={`${id}end`}
          type="date"
          className={list.input}
          min={dayKey(new Date(), timeZone)}
          aria-describedby={`${id}endHint`}
          value={end}
          onChange={({ target }) => setEnd(target.value)}
        />
        <span id={`${id}endHint`}>{text("endHint")}</span>
      </label>
      {create.isError ? <ProblemNotice error={create.error} kept={text("entered")} /> : null}
      {fault === undefined ? null : (
        <p className={list.hint} role="status">
          {text(fault)}
        </p>
      )}
      <div className={list.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={create.isPending || fault !== undefined || name.trim() === ""}
        >
          {text(create.isPending ? "creating" : "create")}
        </Button>
        <Button onClick={onClose}>{text("cancel")}</Button>
      </div>
    </form>
  );
}

interface PlacesProps {
  sites: readonly string[];
  points: readonly string[];
  onSites: (ids: readonly string[]) => void;
  onPoints: (ids: readonly string[]) => void;
}

function Places({ sites, points, onSites, onPoints }: PlacesProps) {
  const text = useFeatureText(apiKeyMessages);
  const state = useText();
  const found = useSitePlaces();
  if (found.isPending) return <SkeletonLines label={state("state.loading")} widths={["60%", "80%"]} />;
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.length === 0) return <p className={list.hint}>{text("noPlaces")}</p>;
  return found.data.map((site) => (
    <Choices
      key={site.id}
      legend={site.name}
      choices={[{ id: site.id, name: text("allOfSite", { site: site.name }) }, ...site.accessPoints]}
      chosen={[...sites, ...points]}
      covered={sites.includes(site.id) ? site.accessPoints.map(({ id }) => id) : []}
      onChoose={(chosen) => {
        const others = points.filter((id) => !site.accessPoints.some((point) => point.id === id));
        const isWhole = chosen.includes(site.id);
        onSites([...sites.filter((id) => id !== site.id), ...(isWhole ? [site.id] : [])]);
        const own = site.accessPoints.map(({ id }) => id).filter((id) => chosen.includes(id));
        onPoints(isWhole ? others : [...others, ...own]);
      }}
    />
  ));
}

interface ChoicesProps {
  legend: string;
  choices: readonly { id: string; name: string }[];
  chosen: readonly string[];
  /** Chosen with another one: shown so, and not to be changed. */
  covered?: readonly string[];
  onChoose: (chosen: string[]) => void;
}

function Choices({ legend, choices, chosen, covered = [], onChoose }: ChoicesProps) {
  const own = choices.map(({ id }) => id);
  const present = own.filter((id) => chosen.includes(id));
  return (
    <fieldset className={styles.group}>
      <legend className={list.hint}>{legend}</legend>
      {choices.map(({ id, name }) => (
        <label key={id} className={styles.choice}>
          <input
            type="checkbox"
            checked={present.includes(id) || covered.includes(id)}
            disabled={covered.includes(id)}
            onChange={({ target }) =>
              onChoose(target.checked ? [...present, id] : present.filter((other) => other !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
