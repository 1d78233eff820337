/** English: the reception as an app of its own. */
export const en = {
  choose: "Who works on this tablet?",
  chooseHint: "What this tablet keeps for another company is erased when somebody of yours signs in.",
  notHere: "Open the reception in Teams",
  notHereHint: "Here it can be opened once the company's sign-in is set up for tablets.",
  offline: "No network, and nobody has signed in on this tablet yet",
  offlineHint: "Sign in once while there is a network. From then on this page opens without one.",
  another: "Somebody else",
  again: "Try again",
};
