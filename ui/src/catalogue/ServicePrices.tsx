import type { KeptService, ServicePrices as Prices } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { toMinor } from "./amounts.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { formatDate } from "./day-of-year.ts";
import { ChoiceField, FormContext, TextField } from "./FormField.tsx";
import { usePriceChanges, usePrices } from "./use-kept-catalogue.ts";
import styles from "./ServicePrices.module.css";
import form from "./Form.module.css";

/** What it costs today, prices with the day from which they hold, and a new one. */
export function ServicePrices({ service }: { service: KeptService }) {
  const state = useText();
  const prices = usePrices(service.id);
  const changes = usePriceChanges(service.id);
  if (prices.isPending) return <SkeletonLines label={state("state.loading")} widths={["60%", "100%"]} />;
  if (!prices.data) return <ProblemNotice error={prices.error} onRetry={() => void prices.refetch()} />;
  return (
    <div className={form.stack}>
      <Now prices={prices.data} />
      <PriceTable prices={prices.data} mayChange={service.allowed.change.ok} changes={changes} />
      {service.allowed.change.ok ? <NewPrice service={service} prices={prices.data} changes={changes} /> : null}
    </div>
  );
}

type Changes = ReturnType<typeof usePriceChanges>;

function Now({ prices }: { prices: Prices }) {
  const text = useFeatureText(catalogueMessages);
  const { language } = useReader();
  // The general price is nobody's where every vendor has its own.
  const shown = prices.now.length > 1 ? prices.now.slice(1) : prices.now;
  return (
    <div>
      <div className={form.quiet}>{text("prices.now")}</div>
      <dl className={styles.now}>
        {shown.map(({ vendor, price, since }) => (
          <div key={vendor?.id ?? ""} className={styles.nowLine}>
            <dt>{vendor?.name ?? text("prices.everyVendor")}</dt>
            <dd>
              <strong>{formatMoney(price, language)}</strong>{" "}
              <span className={form.quiet}>
                {since ? text("prices.since", { day: formatDate(since, language) }) : text("prices.always")}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const tones: Record<Prices["items"][number]["holds"], PillTone> = { before: "neutral", now: "success", later: "brand" };

function PriceTable({ prices, mayChange, changes }: { prices: Prices; mayChange: boolean; changes: Changes }) {
  const text = useFeatureText(catalogueMessages);
  const { language } = useReader();
  const { takeBack, set } = changes;
  const [gone, setGone] = useState<Prices["items"][number]>();
  const said = takeBack.isSuccess && gone && !prices.items.some(({ id }) => id === gone.id);
  return (
    <>
      {prices.items.length === 0 ? (
        <p className={form.quiet}>{text("prices.none")}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption className={form.unseen}>{text("prices.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{text("prices.from")}</th>
                <th scope="col">{text("prices.price")}</th>
                <th scope="col">{text("prices.vendor")}</th>
                <th scope="col">{text("prices.state")}</th>
              </tr>
            </thead>
            <tbody>
              {prices.items.map((price) => {
                const day = formatDate(price.validFrom, language);
                const amount = formatMoney(price.price, language);
                return (
                  <tr key={price.id}>
                    <th scope="row">{day}</th>
                    <td className={styles.amount}>{amount}</td>
                    <td>{price.vendor?.name ?? text("prices.everyVendor")}</td>
                    <td>
                      <Pill tone={tones[price.holds]}>{text(`prices.holds.${price.holds}`)}</Pill>{" "}
                      {mayChange && price.holds === "later" ? (
                        <Button
                          size="small"
                          appearance="subtle"
                          disabledFocusable={takeBack.isPending}
                          aria-label={text("prices.takeBackOf", { price: amount, day })}
                          onClick={() => {
                            setGone(price);
                            set.reset();
                            takeBack.mutate({ priceId: price.id, version: prices.version });
                          }}
                        >
                          {text("prices.takeBack")}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {takeBack.isError ? <ProblemNotice error={takeBack.error} /> : null}
      {said ? (
        <Notice
          kind="info"
          title={text("prices.takenBack")}
          actions={
            <UndoButton
              disabled={set.isPending}
              onPress={() => {
                takeBack.reset();
                set.mutate({ vendorId: gone.vendor?.id ?? null, validFrom: gone.validFrom, price: gone.price });
              }}
            />
          }
        />
      ) : null}
    </>
  );
}

function NewPrice({ service, prices, changes }: { service: KeptService; prices: Prices; changes: Changes }) {
  const text = useFeatureText(catalogueMessages);
  const { language } = useReader();
  const { currency } = service.price;
  const [vendorId, setVendorId] = useState("");
  const [from, setFrom] = useState(prices.today);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const { set, takeBack } = changes;
  const save = () => {
    const amountMinor = toMinor(typed, currency);
    const found: Record<string, string> = {};
    if (Number.isNaN(amountMinor)) found["/price"] = "price";
    if (!from) found["/validFrom"] = "date";
    else if (from < prices.today) found["/validFrom"] = "past";
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    takeBack.reset();
    set.mutate(
      { vendorId: vendorId || null, validFrom: from, price: { amountMinor, currency } },
      { onSuccess: () => setTyped("") },
    );
  };
  const refused = set.error instanceof ApiProblem ? (set.error.problem?.errors ?? []) : [];
  const errors = { ...Object.fromEntries(refused.map(({ pointer, code }) => [pointer, code])), ...wrong };
  return (
    <FormContext.Provider value={{ readOnly: false, errors }}>
      <form
        className={form.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className={form.pair}>
          <TextField
            label={text("prices.from")}
            pointer="/validFrom"
            type="date"
            value={from}
            onChange={(day) => {
              set.reset();
              setFrom(day);
            }}
          />
          <TextField
            label={text("prices.price")}
            pointer="/price"
            inputMode="decimal"
            unit={currency}
            value={typed}
            onChange={(amount) => {
              set.reset();
              setTyped(amount);
            }}
          />
        </div>
        <ChoiceField
          label={text("prices.vendor")}
          pointer="/vendorId"
          value={vendorId}
          onChange={setVendorId}
          choices={[
            { value: "", words: text("prices.everyVendor") },
            ...service.vendors.map(({ vendor }) => ({ value: vendor.id, words: vendor.name })),
          ]}
        />
        <p className={form.quiet}>{text("prices.hint")}</p>
        {set.isError && refused.length === 0 ? <ProblemNotice error={set.error} kept={text("edit.kept")} /> : null}
        <div className={form.actions}>
          <Button type="submit" size="small" disabledFocusable={set.isPending}>
            {text("prices.add")}
          </Button>
          {set.isSuccess && set.variables ? (
            <span role="status" className={form.quiet}>
              {text("prices.set", {
                price: formatMoney(set.variables.price, language),
                day: formatDate(set.variables.validFrom, language),
              })}
            </span>
          ) : null}
        </div>
      </form>
    </FormContext.Provider>
  );
}
