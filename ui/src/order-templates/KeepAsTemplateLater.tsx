import { lazy, Suspense } from "react";
import type { KeepAsTemplateProps } from "./KeepAsTemplate.tsx";

const KeepAsTemplate = lazy(async () => ({ default: (await import("./KeepAsTemplate.tsx")).KeepAsTemplate }));

/** The way to save an order as a template; read only where an order stands. */
export function KeepAsTemplateLater(props: KeepAsTemplateProps) {
  return (
    <Suspense fallback={null}>
      <KeepAsTemplate {...props} />
    </Suspense>
  );
}
