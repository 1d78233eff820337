import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { withoutTernaries } from "./without-ternaries.ts";

/** Both scripts give the same, with the same evaluated on the way. */
function sameAs(script: string): string {
  const rewritten = withoutTernaries(script);
  const run = (code: string): unknown => JSON.stringify(runInNewContext(`(()=>{"use strict";${code}})()`));
  expect(run(rewritten)).toEqual(run(script));
  return rewritten;
}

describe("a script without ternaries", () => {
  it.each([
    "return 1?2:3",
    "return 0?2:3",
    "return [true,false,null].map(a=>a?0:undefined)",
    "var n=0;return [true?(n+=1,0):(n+=10),n]",
    "return [1,2,3].map(a=>a===1?'a':a===2?'b':'c').join()",
    "return (1?0:1)?'x':(0?1:2)",
    "var o={f(){return this===undefined},g(){return 1}};return (1?o.f:o.g)()",
    "function*f(a){var b=a?yield 1:yield 2;return b}var i=f(1);return [i.next(),i.next('x')]",
    "return 'is it?a:b'.length?`${1?'a':'b'}:`:/a?b:c/",
    "switch(1){case 1?1:2:return'one'}",
    "var a;1?a=1:a=2;return a",
  ])("gives the same: %s", (script) => {
    expect(withoutTernaries(sameAs(script))).toBe(withoutTernaries(script));
  });

  it("leaves a script alone that has none", () => {
    const script = "var a={b:1};for(var c in a)if(a[c])d();else{e()}function d(){}function e(){}";
    expect(withoutTernaries(script)).toBe(script);
  });
});
