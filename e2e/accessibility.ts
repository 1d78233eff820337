import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";

/** What axe finds serious or critical in the page and in the frames in it, one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await Promise.all(page.frames().map(endOfTransitions));
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

/** A colour on its way to another one is neither of them. */
async function endOfTransitions(frame: Frame): Promise<void> {
  await frame.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity)
        .map((each) => each.finished),
    ),
  );
}
