import { Button, SearchBox } from "@fluentui/react-components";
import { DismissRegular, EditRegular } from "@fluentui/react-icons";
import type { Vendor, VendorService } from "@magic-meetings/contract/vendors/vendor.ts";
import { useDeferredValue, useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { AddVendorService } from "./AddVendorService.tsx";
import { OwnTermsForm } from "./OwnTermsForm.tsx";
import { ruleSentence } from "./rule-sentence.ts";
import { useVendorServices, useVendorUpkeep } from "./use-vendors.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

/** What a vendor delivers, each with its own price and deadlines; changed, added and taken away here. */
export function VendorServices({ vendor }: { vendor: Vendor }) {
  const text = useFeatureText(vendorMessages);
  const state = useText();
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<string>();
  const [removed, setRemoved] = useState<VendorService>();
  const q = useDeferredValue(search.trim());
  const list = useVendorServices(vendor.id, q);
  const { removeService, putService } = useVendorUpkeep();
  const mayChange = vendor.allowed.change.ok && vendor.deletedAt === null;
  const services = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const which = (one: VendorService) => ({ id: vendor.id, serviceId: one.service.id, version: vendor.version });
  const takeBack = (one: VendorService) =>
    putService.mutate(
      { ...which(one), terms: { ownPriceMinor: one.ownPrice?.amountMinor ?? null, ownRule: one.ownRule } },
      { onSuccess: () => setRemoved(undefined) },
    );
  return (
    <div className={styles.form}>
      <SearchBox
        value={search}
        placeholder={text("services.search")}
        aria-label={text("services.search")}
        onChange={(_, { value }) => setSearch(value)}
      />
      {mayChange ? <AddVendorService vendor={vendor} onAdded={setEditing} /> : null}
      {removed ? (
        <Notice
          kind="success"
          title={text("services.removed", { name: removed.service.name })}
          actions={<UndoButton disabled={putService.isPending} onPress={() => takeBack(removed)} />}
        />
      ) : null}
      {removeService.isError ? <ProblemNotice error={removeService.error} /> : null}
      {list.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {list.isError ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <ul className={styles.services} aria-label={text("services.caption", { name: vendor.name })}>
          {services.map((one) => (
            <li key={one.service.id} className={styles.service}>
              <ServiceLine
                one={one}
                mayChange={mayChange}
                onEdit={() => setEditing(editing === one.service.id ? undefined : one.service.id)}
                isEditing={editing === one.service.id}
                onRemove={() => removeService.mutate(which(one), { onSuccess: () => setRemoved(one) })}
              />
              {editing === one.service.id ? (
                <OwnTermsForm vendor={vendor} one={one} onDone={() => setEditing(undefined)} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {list.data && services.length === 0 ? (
        <p className={styles.hint}>{text(q ? "services.noneFound" : "services.none")}</p>
      ) : null}
      <MoreButton pages={list} size="small">
        {text("services.more")}
      </MoreButton>
    </div>
  );
}

interface ServiceLineProps {
  one: VendorService;
  mayChange: boolean;
  isEditing: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function ServiceLine({ one, mayChange, isEditing, onEdit, onRemove }: ServiceLineProps) {
  const text = useFeatureText(vendorMessages);
  const { language } = useReader();
  const { service, category, price, ownPrice, ownRule } = one;
  const { name } = service;
  return (
    <div className={styles.serviceLine}>
      <div className={styles.serviceWords}>
        <div className={styles.serviceName}>{name}</div>
        <div className={styles.hint}>
          {category}
          {ownRule ? ` · ${text("sentence.order", { rule: ruleSentence(ownRule.orderBefore, text) })}` : ""}
        </div>
      </div>
      <div className={styles.price}>
        {ownPrice ? (
          <>
            <s>{formatMoney(price, language)}</s> <strong>{formatMoney(ownPrice, language)}</strong>
          </>
        ) : (
          formatMoney(price, language)
        )}
      </div>
      {mayChange ? (
        <div className={styles.lineActions}>
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={text("services.edit", { name })}
            aria-expanded={isEditing}
            onClick={onEdit}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={text("services.remove", { name })}
            onClick={onRemove}
          />
        </div>
      ) : null}
    </div>
  );
}
