/** English: the reception as an app of its own. */
export const en = {
  choose: "Who works on this tablet?",
  chooseHint: "What this tablet keeps for another company is erased when somebody of yours signs in.",
  notHere: "Open the reception in Teams",
  notHereHint: "This service has no sign-in for tablets.",
  signIn: "The reception on this tablet",
  signInHint:
    "Sign in with your account at work. Afterwards this page opens without a network, and no password or token is kept on the tablet.",
  signInNow: "Sign in",
  install: "Install on this tablet",
  offline: "No network, and nobody has signed in on this tablet yet",
  offlineHint: "Sign in once while there is a network. From then on this page opens without one.",
  another: "Somebody else",
  again: "Try again",
};
