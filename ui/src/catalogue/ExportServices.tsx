import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useApi } from "../session/session-context.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { servicesAsCsv } from "./services-csv.ts";
import { listOf } from "./use-kept-catalogue.ts";

/** Writes all services into a file for a spreadsheet. */
export function ExportServices() {
  const text = useFeatureText(catalogueMessages);
  const client = useApi();
  const write = useMutation({
    mutationFn: async () => {
      const services: KeptService[] = [];
      let after: string | undefined;
      do {
        const page = await listOf(client, "service", { after });
        services.push(...page.items);
        after = page.next ?? undefined;
      } while (after);
      download("services.csv", servicesAsCsv(services));
    },
  });
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={write.isPending} onClick={() => write.mutate()}>
        {text(write.isPending ? "catalogue.exporting" : "catalogue.export")}
      </Button>
      {write.isError ? <ProblemNotice error={write.error} /> : null}
    </>
  );
}

function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
