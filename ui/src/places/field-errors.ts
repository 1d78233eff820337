import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";

// Where a form's errors belong: the service points into what was sent (JSON pointer), and the form has a field there.

/** The errors of a refused save; empty where it was refused for another reason. */
export function fieldErrorsOf(error: unknown): readonly FieldError[] {
  return error instanceof ApiProblem ? (error.problem?.errors ?? []) : [];
}

/** The errors at a pointer or below it. */
export function errorsAt(errors: readonly FieldError[], pointer: string): FieldError[] {
  return errors.filter((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
}

/** The errors that none of the form's fields shows. */
export function errorsElsewhere(errors: readonly FieldError[], pointers: readonly string[]): FieldError[] {
  return errors.filter((error) => !pointers.some((pointer) => errorsAt([error], pointer).length > 0));
}

/** A field of a body as a pointer: `~` and `/` are written as RFC 6901 says. */
export function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
