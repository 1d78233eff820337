import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import { createContext, useContext } from "react";

export interface EditorFields {
  /** True where the reader may look but not change. */
  readOnly: boolean;
  errors: readonly FieldError[];
}

const none: EditorFields = { readOnly: false, errors: [] };

export const EditorFieldsContext = createContext<EditorFields>(none);

/** What all fields of the form above have in common. */
export function useEditorFields(): EditorFields {
  return useContext(EditorFieldsContext);
}
