import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { settingNames } from "@magic-meetings/main/settings.ts";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readBicep } from "./bicep.ts";

const root = path.resolve(import.meta.dirname, "../..");
const infra = path.join(root, "infra");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** Words of the language and of Azure's own functions, and the keys of literals. */
const builtIn = ["true", "false", "null", "int", "string", "bool", "array", "object", "existing", "if", "environment"];

const files = ["main.bicep", ...readdirSync(path.join(infra, "modules")).map((name) => `modules/${name}`)];
const read1 = (file: string) => readBicep(readFileSync(path.join(infra, file), "utf8"));
const main = read1("main.bicep");

describe.each(files)("infra/%s", (file) => {
  const bicep = read1(file);

  test("describes every parameter and output, and uses each", () => {
    expect([...bicep.params, ...bicep.outputs].filter(({ described }) => !described).map(({ name }) => name)).toEqual(
      [],
    );
    const source = readFileSync(path.join(infra, file), "utf8");
    const unused = bicep.declared.filter((name) => (source.match(new RegExp(`\\b${name}\\b`, "g")) ?? []).length < 2);
    const effects = /^resource (\w+)|^module (\w+)/gm;
    const made = [...source.matchAll(effects)].map(([, resource, module]) => resource ?? module);
    expect(unused.filter((name) => !made.includes(name))).toEqual([]);
  });

  test("refers only to what it declares, and to outputs that a module has", () => {
    const unknown = bicep.references.filter(({ name }) => !bicep.declared.includes(name) && !builtIn.includes(name));
    expect(unknown).toEqual([]);
    for (const { name, property } of bicep.references) {
      const module = bicep.modules.find((one) => one.name === name);
      if (module === undefined || !property.startsWith("outputs.")) continue;
      const outputs = read1(module.file).outputs.map((output) => output.name);
      expect(outputs).toContain(property.slice("outputs.".length));
    }
  });

  test("gives each module every parameter that it needs, and no other", () => {
    for (const module of bicep.modules) {
      const wanted = read1(module.file).params;
      const needed = wanted.filter(({ optional }) => !optional).map(({ name }) => name);
      expect(new Set(module.given), module.name).toEqual(new Set(needed));
    }
  });

  test("puts no secret into an output, where everybody who may read the deployment sees it", () => {
    const secrets = bicep.params.filter(({ secure }) => secure).map(({ name }) => name);
    const leaking = bicep.outputs.filter(({ expression }) => secrets.some((name) => expression.includes(name)));
    expect(leaking).toEqual([]);
    expect(bicep.outputs.filter(({ expression }) => /listKeys|password|secret/i.test(expression))).toEqual([]);
    expect(bicep.params.filter(({ name, secure }) => /secret|password|linkKey/i.test(name) && !secure)).toEqual([]);
  });
});

describe("the reader of Bicep", () => {
  test.each([
    ["param a string\nvar b = {", "never closed"],
    ["var a = [1}", "closes nothing"],
  ])("refuses %j", (source, why) => {
    expect(() => readBicep(source)).toThrow(why);
  });

  test("sees what refers to nothing", () => {
    const { references, declared } = readBicep("var a = nobody.id\nvar b = '${someone}'\n");
    expect(references.map(({ name }) => name).filter((name) => !declared.includes(name))).toEqual(["nobody"]);
  });
});

describe("the deployment", () => {
  test("is given every parameter without a default, and its secrets by name only", () => {
    const { parameters } = JSON.parse(read("infra/main.parameters.json")) as {
      parameters: Record<string, { value: string }>;
    };
    const needed = main.params.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(new Set(Object.keys(parameters))).toEqual(new Set(needed));
    for (const { name } of main.params.filter(({ secure }) => secure))
      expect(parameters[name]?.value).toMatch(/^\$\{\{SECRET_\w+\}\}$/);
  });

  test("sets only what the service knows, and all that production needs", () => {
    const names = [...read("infra/modules/apps.bicep").matchAll(/name: '((?:MM_|DATABASE_)\w+)'/g)].map(
      ([, name = ""]) => name,
    );
    expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(["DATABASE_URL", "MM_API_AUDIENCE", "MM_LINK_KEY", "MM_PROCESS"]));
  });
});

describe("the container", () => {
  const containerfile = read("infra/container/Containerfile");

  test("copies only what is there, runs as nobody in particular, and says whether it is well", () => {
    const copied = [...containerfile.matchAll(/^COPY (?!--from|\. )(.+) \S+$/gm)].flatMap(([, names = ""]) =>
      names.split(" "),
    );
    expect(copied.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    const last = containerfile.slice(containerfile.lastIndexOf("FROM "));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).toContain("api/migrations");
    expect(last).not.toMatch(/npm ci|COPY \. /);
  });

  test("installs for every workspace that the server is bundled from", () => {
    const { workspaces } = JSON.parse(read("package.json")) as { workspaces: string[] };
    const copied = [...containerfile.matchAll(/^COPY (\w+)\/package\.json/gm)].map(([, name = ""]) => name);
    expect(new Set(copied)).toEqual(new Set(workspaces));
    for (const name of ["main", "api", "bot", "contract", "playground"])
      expect(containerfile).toContain(`--workspace ${name}`);
  });

  test("leaves secrets and what the build makes out of the image", () => {
    const ignored = read(".dockerignore").split("\n");
    expect(ignored).toEqual(expect.arrayContaining([".env", ".env.*", "env", "**/node_modules", "dist", ".git"]));
  });
});

describe("the compose file", () => {
  type Service = {
    depends_on?: Record<string, unknown>;
    volumes?: string[];
    secrets?: string[];
    env_file?: string;
    environment?: Record<string, string>;
  };
  const compose = parse(read("infra/container/compose.yaml"), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
    secrets: Record<string, { file: string }>;
  };

  test("names only services, volumes and secrets that it has", () => {
    for (const service of Object.values(compose.services)) {
      for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(other);
      const named = (service.volumes ?? [])
        .map((volume) => volume.split(":")[0] ?? "")
        .filter((name) => !name.startsWith("."));
      for (const volume of named) expect(Object.keys(compose.volumes)).toContain(volume);
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
    }
    expect(compose.services.web?.environment).toEqual({ MM_PROCESS: "web" });
    expect(compose.services.worker?.environment).toEqual({ MM_PROCESS: "worker" });
  });

  test("keeps what is secret in files that git leaves alone", () => {
    const ignored = read(".gitignore").split("\n");
    for (const file of ["settings.env", "database-password.txt", "certificates/"]) {
      expect(ignored).toContain(`infra/container/${file}`);
      expect(existsSync(path.join(infra, "container", file))).toBe(false);
    }
    const example = read("infra/container/settings.env.example");
    const names = [...example.matchAll(/^(\w+)=/gm)].map(([, name = ""]) => name);
    expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
    expect(example).toMatch(/^MM_LINK_KEY=$/m);
  });
});
