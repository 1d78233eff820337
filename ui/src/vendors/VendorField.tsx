import { Field } from "@fluentui/react-components";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import { createContext, useContext, type ReactNode } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

export interface VendorFields {
  /** True where the reader may look but not change. */
  readOnly: boolean;
  errors: readonly FieldError[];
}

export const VendorFieldsContext = createContext<VendorFields>({ readOnly: false, errors: [] });

export interface VendorFieldProps {
  label: string;
  /** Where the field is in what is sent, for example `/capacityPerHour`. */
  pointer: string;
  hint?: string | undefined;
  required?: boolean;
  /** What is known to be wrong before it is sent. */
  wrong?: string | undefined;
  /** What a reader sees who may not change it. */
  reading: ReactNode;
  children: ReactNode;
}

/** One field: its label, what is wrong with it, and its value alone for whoever may not change it. */
export function VendorField({ label, pointer, hint, required, wrong, reading, children }: VendorFieldProps) {
  const text = useFeatureText(vendorMessages);
  const { readOnly, errors } = useContext(VendorFieldsContext);
  if (readOnly) {
    return (
      <div className={styles.fact}>
        <div className={styles.label}>{label}</div>
        <div>{reading || "–"}</div>
      </div>
    );
  }
  const refused = errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
  const message = wrong ?? (refused ? refused.detail || text("wrong.field") : undefined);
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      validationState={message ? "error" : "none"}
      validationMessage={message}
    >
      {children}
    </Field>
  );
}

/** Inputs beside a field, which a reader who may not change it does not get. */
export function OnlyWhereTyped({ children }: { children: ReactNode }) {
  return useContext(VendorFieldsContext).readOnly ? null : <div className={styles.beside}>{children}</div>;
}
