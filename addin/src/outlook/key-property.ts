/** The name of our key among the custom properties; Exchange keeps them as `cecp-<add-in id>` on the event. */
export const keyProperty = "clientKey";
