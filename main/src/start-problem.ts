/** Why the service does not start: one sentence for the person at the terminal that says what to do. */
export class StartProblem extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "StartProblem";
  }
}
