export * from "./audit";
export * from "./calls";
export * from "./contacts";
export * from "./settings";
export * from "./users";
