import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { PageFrame } from "./PageFrame.tsx";

/** A page whose code is on its way. */
export function PageSkeleton() {
  const text = useText();
  return (
    <PageFrame>
      <SkeletonLines label={text("state.loading")} widths={["30%", "100%", "100%", "100%"]} />
    </PageFrame>
  );
}
