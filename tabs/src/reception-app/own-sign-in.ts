/** Signing in on this page itself, at the company's own sign-in. */
export interface OwnSignIn {
  /** Whoever signed in since the page was loaded. */
  account: { id: string; hint: string } | undefined;
  /** A token for the API; empty where nobody is signed in, or no longer: the API asks for signing in then. */
  getToken(): Promise<string>;
  /** The API refused it: the next one is a new one. */
  forgetToken(): void;
  /** Leaves the page for it; without a hint the person says who she is. */
  signIn(hint: string | undefined): void;
  /** Nobody is signed in on this page any more. */
  forget(): Promise<void>;
}
