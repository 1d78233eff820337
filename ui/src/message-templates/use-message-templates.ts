import type {
  MessageTemplateEntry,
  TemplateLanguages,
} from "@magic-meetings/contract/message-templates/message-template.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const family = ["message-templates"] as const;

export type WhichTemplate = Pick<MessageTemplateEntry, "kind" | "channel">;

export function useMessageTemplates() {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "list"],
    queryFn: ({ signal }) => client("GET /message-templates", {}, { signal }),
  });
}

export function useTemplateVersions(params: WhichTemplate) {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "versions", params],
    queryFn: ({ signal }) => client("GET /message-templates/:kind/:channel/versions", { params }, { signal }),
  });
}

/** What words would say; asked again whenever they change. */
export function useTemplatePreview(params: WhichTemplate, words: { locale: Locale; title: string; summary: string }) {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "preview", params, words],
    queryFn: ({ signal }) =>
      client("POST /message-templates/:kind/:channel/preview", { params, body: words }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    enabled: words.title.trim() !== "",
  });
}

export type TemplateChange =
  { do: "save"; version: number; languages: TemplateLanguages } | { do: "reset" } | { do: "test" };

export function useTemplateChange(params: WhichTemplate) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation<unknown, Error, TemplateChange>({
    mutationFn: (change) => {
      switch (change.do) {
        case "save":
          return client("PUT /message-templates/:kind/:channel", {
            params,
            body: { version: change.version, languages: change.languages },
          });
        case "reset":
          return client("POST /message-templates/:kind/:channel/reset", { params });
        case "test":
          return client("POST /message-templates/:kind/:channel/test", { params });
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}
