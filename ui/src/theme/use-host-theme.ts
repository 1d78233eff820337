import type { Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { showColorScheme } from "./color-scheme.ts";
import type { HostTheme, ThemeLoader } from "./host-theme.ts";

export interface ThemeSource {
  onChange(listener: (theme: HostTheme) => void): () => void;
}

/** The host's theme, switching with it while the page is open. */
export function useHostTheme(source: ThemeSource, load: ThemeLoader, first: Theme): Theme {
  const [theme, setTheme] = useState(first);
  useEffect(() => {
    let latest: HostTheme | undefined;
    return source.onChange((next) => {
      latest = next;
      void load(next).then((loaded) => {
        // A second switch may have overtaken the loading of the first.
        if (latest !== next) return;
        showColorScheme(next);
        setTheme(loaded);
      });
    });
  }, [source, load]);
  return theme;
}
