import type { DeliveryMoment, Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";

export type DemoVendorKind = "kitchen" | "caterer" | "facility";

export interface DemoCategory {
  name: string;
  deliveryMoment: DeliveryMoment;
  /** Who makes it, in what unit it is sold, its picture and when it is offered, unless the service says otherwise. */
  vendor: DemoVendorKind;
  unit: Unit;
  image: string;
  food: boolean;
  offered?: readonly [from: string, until: string];
}

export const demoCategories = {
  breakfast: {
    name: "Breakfast",
    deliveryMoment: "before_start",
    vendor: "kitchen",
    unit: "person",
    image: "breakfast",
    food: true,
    offered: ["06:30", "11:00"],
  },
  coffee: {
    name: "Coffee & drinks",
    deliveryMoment: "before_start",
    vendor: "kitchen",
    unit: "person",
    image: "coffee",
    food: true,
  },
  lunch: {
    name: "Lunch",
    deliveryMoment: "midday",
    vendor: "caterer",
    unit: "person",
    image: "lunch",
    food: true,
    offered: ["10:30", "15:00"],
  },
  snacks: { name: "Snacks", deliveryMoment: "at_start", vendor: "kitchen", unit: "person", image: "fruit", food: true },
  dinner: {
    name: "Dinner",
    deliveryMoment: "at_end",
    vendor: "caterer",
    unit: "person",
    image: "dinner",
    food: true,
    offered: ["16:30", "21:00"],
  },
  help: {
    name: "AV & help",
    deliveryMoment: "before_start",
    vendor: "facility",
    unit: "order",
    image: "screen",
    food: false,
  },
  setup: {
    name: "Room set-up",
    deliveryMoment: "before_start",
    vendor: "facility",
    unit: "order",
    image: "furniture",
    food: false,
  },
  parking: {
    name: "Parking",
    deliveryMoment: "at_start",
    vendor: "facility",
    unit: "piece",
    image: "parking",
    food: false,
  },
} as const satisfies Record<string, DemoCategory>;

export type CategoryKey = keyof typeof demoCategories;
