import type { ApiKey } from "@magic-meetings/contract/api-keys/api-key.ts";
import { keyStates, type KeyState } from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular, KeyRegular, SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { ChoiceFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { apiKeyMessages } from "./api-key-messages.ts";
import { ApiKeyPanel } from "./ApiKeyPanel.tsx";
import { NewApiKey } from "./NewApiKey.tsx";
import { useApiKeys, type ApiKeySearch } from "./use-api-keys.ts";

const stateTones: Record<KeyState, PillTone> = { active: "success", expired: "warning", revoked: "danger" };

/** For administrators: the keys of other systems and doors, and what may be done with them. */
export function ApiKeys() {
  const text = useFeatureText(apiKeyMessages);
  const state = useText();
  const [search, setSearch] = useState<ApiKeySearch>({});
  const [shown, setShown] = useState<string>();
  const found = useApiKeys(search);
  const keys = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = keys.find(({ id }) => id === shown);
  const isFiltered = Object.keys(search).length > 0;
  const panel =
    shown === "new" ? (
      <NewApiKey onClose={() => setShown(undefined)} />
    ) : chosen ? (
      <ApiKeyPanel key={chosen.id} apiKey={chosen} onClose={() => setShown(undefined)} />
    ) : null;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <Filters search={search} onSearch={setSearch} onAdd={() => setShown("new")} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      <div className={panel ? list.two : undefined}>
        <div className={list.stack}>
          {found.isSuccess && keys.length === 0 ? (
            <EmptyState
              icon={isFiltered ? <SearchRegular /> : <KeyRegular />}
              title={text(isFiltered ? "noneFound" : "none")}
              hint={text(isFiltered ? "noneFoundHint" : "noneHint")}
            />
          ) : null}
          {keys.length > 0 ? <Keys keys={keys} chosen={shown} onChoose={setShown} /> : null}
          <MoreButton pages={found}>{text("more")}</MoreButton>
        </div>
        {panel}
      </div>
    </div>
  );
}

interface FiltersProps {
  search: ApiKeySearch;
  onSearch: (search: ApiKeySearch) => void;
  onAdd: () => void;
}

function Filters({ search, onSearch, onAdd }: FiltersProps) {
  const text = useFeatureText(apiKeyMessages);
  return (
    <ListFilters label={text("list")}>
      <SearchFilter
        label={text("search")}
        hint={text("searchHint")}
        onChange={(words) => onSearch(withChoice(search, "q", words))}
      />
      <ChoiceFilter
        label={text("state")}
        all={text("all")}
        value={search.state}
        choices={keyStates.map((value) => ({ value, label: text(`state.${value}`) }))}
        onChange={(value) => onSearch(withChoice(search, "state", value))}
      />
      <div className={list.end}>
        <Button appearance="primary" icon={<AddRegular />} onClick={onAdd}>
          {text("add")}
        </Button>
      </div>
    </ListFilters>
  );
}

interface KeysProps {
  keys: readonly ApiKey[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function Keys({ keys, chosen, onChoose }: KeysProps) {
  const text = useFeatureText(apiKeyMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string | null, otherwise: string) =>
    at === null ? otherwise : formatMoment(at, timeZone, language);
  return (
    <div className={list.scroll} role="region" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("name")}</th>
            <th scope="col">{text("state")}</th>
            <th scope="col">{text("prefix")}</th>
            <th scope="col">{text("places")}</th>
            <th scope="col">{text("lastUsed")}</th>
            <th scope="col">{text("validTo")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} className={key.id === chosen ? list.chosen : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={list.open}
                  aria-label={text("open", { name: key.name })}
                  aria-pressed={key.id === chosen}
                  onClick={() => onChoose(key.id)}
                >
                  {key.name}
                </button>
              </th>
              <td>
                <Pill tone={stateTones[key.state]}>{text(`state.${key.state}`)}</Pill>
              </td>
              <td>
                <code>{key.prefix}</code>
              </td>
              <td>{placesOf(key) || text("anywhere")}</td>
              <td className={list.when}>{moment(key.lastUsedAt, text("neverUsed"))}</td>
              <td className={list.when}>{moment(key.validTo, text("never"))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a key may be used, in few words. */
function placesOf({ places }: ApiKey): string {
  const names = places.map(({ site, accessPoint }) => (accessPoint ? `${site.name}: ${accessPoint.name}` : site.name));
  return names.join(", ");
}
