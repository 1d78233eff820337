// The words of a catalogue that screens list as well.

export const unitNames = ["order", "person", "piece", "hour"] as const;

export const dietNames = [
  "vegetarian",
  "vegan",
  "pescetarian",
  "halal",
  "kosher",
  "gluten_free",
  "lactose_free",
] as const;

/** The 14 allergens of Regulation (EU) 1169/2011, annex II. */
export const allergenNames = [
  "gluten",
  "crustaceans",
  "eggs",
  "fish",
  "peanuts",
  "soybeans",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const;

/** Where in the meeting a category is usually delivered. */
export const deliveryMomentNames = ["before_start", "at_start", "midday", "at_end"] as const;
