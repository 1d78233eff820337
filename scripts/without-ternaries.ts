import ts from "typescript";

/**
 * The same script without `a ? b : c`, which keeps classic Outlook before version 2403 from loading it: what is chosen
 * is wrapped into an array, which is true whatever is in it. Still only one of the two is evaluated.
 */
export function withoutTernaries(script: string): string {
  const source = ts.createSourceFile("script.js", script, ts.ScriptTarget.ES2016, true, ts.ScriptKind.JS);
  return write(source, source);
}

function write(node: ts.Node, source: ts.SourceFile): string {
  if (ts.isConditionalExpression(node)) return choice(node, source);
  const text = source.text;
  let written = "";
  let position = node.getStart(source);
  node.forEachChild((child) => {
    const start = child.getStart(source);
    written += text.slice(position, start) + write(child, source);
    position = child.getEnd();
  });
  return written + text.slice(position, node.getEnd());
}

function choice(node: ts.ConditionalExpression, source: ts.SourceFile): string {
  const { condition, whenTrue, whenFalse } = node;
  const chosen = `((${write(condition, source)})&&[${write(whenTrue, source)}]||[${write(whenFalse, source)}])[0]`;
  // A function that is called at once must not get the array as its `this`.
  return isCalled(node) ? `(0,${chosen})` : chosen;
}

function isCalled(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isCalled(parent);
  return ts.isCallExpression(parent) && parent.expression === node;
}
