export * from "./api";
export * from "./audit";
export * from "./calls";
export * from "./contacts";
export * from "./readings";
export * from "./settings";
export * from "./users";
