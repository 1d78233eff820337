const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** What directories write besides the names that are in the list of countries. */
const otherNames: Record<string, string> = {
  usa: "US",
  "united states of america": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  holland: "NL",
  "the netherlands": "NL",
  "czech republic": "CZ",
  danmark: "DK",
  norge: "NO",
  sverige: "SE",
  italia: "IT",
  deutschland: "DE",
};

let codes: Map<string, string> | undefined;

/** The code of a country as a directory writes it: its code or its English name; as it stands where it is neither. */
export function countryCodeOf(text: string): string {
  codes ??= allCodes();
  const word = text.trim().toLowerCase();
  return otherNames[word] ?? codes.get(word) ?? text.trim();
}

function allCodes(): Map<string, string> {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    pairs.flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const, [code.toLowerCase(), code] as const];
    }),
  );
}
