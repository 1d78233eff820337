import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it } from "vitest";
import { errorsAt, errorsElsewhere, fieldErrorsOf, pointerTo } from "./field-errors.ts";

const at = (pointer: string) => ({ pointer, code: "too_small", detail: "Too small" });
const errors = [at("/capacity"), at("/layouts/board"), at("/layoutsOld")];

describe("a field's errors", () => {
  it("are those at its pointer and below it", () => {
    expect(errorsAt(errors, "/layouts")).toEqual([at("/layouts/board")]);
    expect(errorsAt(errors, "/capacity")).toEqual([at("/capacity")]);
  });

  it("are not lost where no field shows them", () => {
    expect(errorsElsewhere(errors, ["/capacity", "/layouts"])).toEqual([at("/layoutsOld")]);
  });

  it("come from the problem's details", () => {
    const problem = { type: "", title: "", status: 400, detail: "", code: "malformed", errors } as const;
    expect(fieldErrorsOf(new ApiProblem({ ...problem, errors }, ""))).toEqual(errors);
    expect(fieldErrorsOf(new ApiProblem(undefined, ""))).toEqual([]);
    expect(fieldErrorsOf(new TypeError())).toEqual([]);
  });

  it("are pointed at as the standard writes it", () => {
    expect(pointerTo("days", 0, "a/b~c")).toBe("/days/0/a~1b~0c");
  });
});
