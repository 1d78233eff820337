import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds serious or critical in the page and in the frames in it, one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return (
    violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map((node) => ({ ...node, id })))
      // Fluent's focus keeper leaves empty, invisible stops that send the focus on at once, in frames as well.
      .filter(({ html }) => !html.includes("data-tabster-dummy"))
      .map(({ id, html, target }) => `${id} at ${target.join(" ")}: ${html.slice(0, 200)}`)
  );
}
