/** `50 %`, as the language writes it. */
export function formatPercent(percent: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "percent" }).format(percent / 100);
}
