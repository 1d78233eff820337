import type {
  CompanySettings,
  CompanySettingsChange,
} from "@magic-meetings/contract/company-settings/company-setting.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const key = ["company-settings"] as const;

export function useCompanySettings() {
  const client = useApi();
  return useQuery({ queryKey: key, queryFn: ({ signal }) => client("GET /company-settings", {}, { signal }) });
}

export interface SettingsChange {
  change: CompanySettingsChange;
  version: number;
  /** It takes back what was changed before. */
  isUndo?: boolean;
}

/** Where somebody else was faster, what holds then is read. */
export function useChangeCompanySettings() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ change, version }: SettingsChange) =>
      client("PATCH /company-settings", { body: change }, { ifMatch: version, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (settings) => queryClient.setQueryData<CompanySettings>(key, settings),
    onError: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
