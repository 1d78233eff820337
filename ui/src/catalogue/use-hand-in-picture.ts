import { useMutation } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { useKeepService } from "./use-kept-catalogue.ts";

/** Sends a picture of a service. */
export function useHandInPicture(id: string) {
  const client = useApi();
  const keep = useKeepService();
  return useMutation({
    mutationFn: async ({ file, version }: { file: File; version: number }) =>
      client(
        "PUT /services/:id/picture",
        { params: { id }, upload: { type: file.type, content: file } },
        { ifMatch: version },
      ),
    onSuccess: keep,
  });
}
