// erasure: a person's data is gone, and a proof without her in it stays.
// consent text: what a visitor reads before her data is taken; a version of it never changes.
// look-up: somebody searched for a visitor by name.

/** own_wish: on her own page; asked: she asked somebody here; mistake: never to have been kept; retention: its time was over. */
export const erasureReasons = ["own_wish", "asked", "mistake", "retention"] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** Those that an administrator chooses from. */
export const askedErasureReasons = ["asked", "mistake"] as const;

export const erasers = ["user", "visitor", "service"] as const;
export type Eraser = (typeof erasers)[number];

/** Where a visitor saw the text: on her own page, or at the reception. */
export const consentWays = ["page", "desk"] as const;
export type ConsentWay = (typeof consentWays)[number];

/** online: asked of the service; offline: found on the tablet, told afterwards. */
export const lookUpWays = ["online", "offline"] as const;
export type LookUpWay = (typeof lookUpWays)[number];

/** So many searches by name in five minutes are one person's; a list is not gone through letter by letter. */
export const mostLookUps = 60;
export const lookUpMinutes = 5;
