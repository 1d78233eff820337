import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Ways of exporting that hide where a name lives; one name has one home. */
const exportsWithAHome = [
  {
    selector: "ExportAllDeclaration",
    message: "No barrels: import the file that defines the name.",
  },
  {
    selector: "ExportNamedDeclaration[source]",
    message: "No re-exports: import the file that defines the name.",
  },
];

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Named exports only; a default export has a different name in every file.",
};

const noOffice = [
  {
    selector: ":matches(TSQualifiedName, MemberExpression) > Identifier[name='Office']",
    message: "Office.js is known in addin/src/outlook/ only (and its stand-in in playground/src/outlook/).",
  },
];

const noHiddenTests = [
  {
    selector: "CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name=/^(only|todo)$/]",
    message: "Every test runs, every time.",
  },
];

export default tseslint.config(
  {
    ignores: ["**/dist/**", "**/node_modules/**", ".data/**", "coverage/**", "e2e/artefacts/**"],
  },
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "@typescript-eslint": tseslint.plugin, "react-hooks": reactHooks },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": "allow-with-description", "ts-ignore": true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/restrict-plus-operands": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        {
          name: "Office",
          message: "Office.js is known in addin/src/outlook/ only (and its stand-in in playground/src/outlook/).",
        },
      ],
      "no-restricted-syntax": ["error", ...exportsWithAHome, noDefaultExport, ...noOffice],
      "no-var": "error",
      "prefer-const": "error",
      "react-hooks/exhaustive-deps": "error",
      "react-hooks/rules-of-hooks": "error",
    },
  },
  {
    files: ["addin/src/outlook/**", "playground/src/outlook/**", "e2e/outlook/office-itself.ts"],
    rules: {
      "no-restricted-globals": "off",
      "no-restricted-syntax": ["error", ...exportsWithAHome, noDefaultExport],
    },
  },
  {
    files: ["**/*.{test,e2e}.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": ["error", ...exportsWithAHome, noDefaultExport, ...noOffice, ...noHiddenTests],
      "max-lines": ["error", { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Tools that demand a default export, and packages that have one.
    files: ["**/*.config.ts", "**/*.d.ts", "api/src/db/vitest-postgres.ts"],
    rules: { "no-restricted-syntax": ["error", ...exportsWithAHome, ...noOffice] },
  },
  {
    // Programs of the command line talk to the terminal.
    files: ["scripts/**", "bench/**"],
    rules: { "no-console": "off" },
  },
);
