// Enough of Bicep's grammar to hold a deployment against itself where its compiler cannot be had: what is declared, what
// is referred to, and what a module is given. It does not know the resources' own schemas.

export interface BicepFile {
  params: BicepParam[];
  outputs: { name: string; described: boolean; expression: string }[];
  modules: { name: string; file: string; given: string[] }[];
  /** Everything that has a name in it. */
  declared: string[];
  /** `name` and the first property after it: `logs.outputs.workspaceId` is [`logs`, `outputs.workspaceId`]. */
  references: { name: string; property: string }[];
}

interface BicepParam {
  name: string;
  described: boolean;
  secure: boolean;
  optional: boolean;
}

/** Reads a file. Throws where brackets or quotes do not close. */
export function readBicep(source: string): BicepFile {
  const code = withoutComments(source);
  requireBalance(withoutTexts(code));
  const params = [...code.matchAll(/((?:^@.*\n)*)^param (\w+) ([^\n]*)$/gm)].map(
    ([, decorators = "", name = "", rest = ""]) => ({
      name,
      described: decorators.includes("@description("),
      secure: decorators.includes("@secure()"),
      optional: /=/.test(rest.replace(/\{[^}]*\}/, "")),
    }),
  );
  const outputs = [...code.matchAll(/((?:^@.*\n)*)^output (\w+) \w+ = (.*)$/gm)].map(
    ([, decorators = "", name = "", expression = ""]) => ({
      name,
      described: decorators.includes("@description("),
      expression,
    }),
  );
  const modules = [...code.matchAll(/^module (\w+) '([^']+)' = (?:if \([^)]*\) )?\{([\s\S]*?)^\}/gm)].map(
    ([, name = "", file = "", body = ""]) => ({ name, file, given: givenTo(body) }),
  );
  const declared = [...code.matchAll(/^(?:param|var|resource|module) (\w+)/gm)].map(([, name = ""]) => name);
  return { params, outputs, modules, declared, references: referencesOf(code) };
}

function givenTo(body: string): string[] {
  const params = /params: \{([\s\S]*)\}/.exec(body)?.[1] ?? "";
  return [...params.matchAll(/(?:^|[\n,{])\s*(\w+): /g)].map(([, name = ""]) => name);
}

function referencesOf(code: string): BicepFile["references"] {
  const expressions = [...code.matchAll(/\$\{([^}]+)\}/g)].map(([, inner = ""]) => inner);
  const outside = withoutTexts(code).replaceAll(/^(?:param|output|@).*$/gm, "");
  const found = [outside, ...expressions].flatMap((text) => [
    ...text.matchAll(/(?<![\w.'@])([a-z]\w*)((?:\.\w+)+)/g),
    ...text.matchAll(/(?<=[:=?[(,+] ?)(?<![\w.'])([a-z]\w*)()(?=\s*[,\]})?\n=])/g),
  ]);
  return found.map(([, name = "", property = ""]) => ({ name, property: property.slice(1) }));
}

function withoutComments(source: string): string {
  return source.replaceAll(/^\s*\/\/.*$/gm, "");
}

function withoutTexts(code: string): string {
  return code.replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

function requireBalance(code: string): void {
  const closes: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
  const open: string[] = [];
  for (const sign of code) {
    if ("([{".includes(sign)) open.push(sign);
    if (sign in closes && open.pop() !== closes[sign]) throw new Error(`A ${sign} closes nothing.`);
  }
  if (open.length > 0) throw new Error(`A ${open.at(-1)} is never closed.`);
  if ((code.match(/'/g) ?? []).length % 2 > 0) throw new Error("A text is never closed.");
}
