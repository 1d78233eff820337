import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

export interface MoreButtonProps {
  /** A list that is read page by page. */
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  size?: "small" | "medium";
  children: ReactNode;
}

/** Reads a list's next page; nothing where there is none. Keeps the focus while it reads. */
export function MoreButton({ pages, size = "medium", children }: MoreButtonProps) {
  if (!pages.hasNextPage) return null;
  return (
    <div>
      <Button size={size} disabledFocusable={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {children}
      </Button>
    </div>
  );
}
