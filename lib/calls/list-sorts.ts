/** Orders of the call list: newest first, oldest first, longest or shortest talk first. */
export const LIST_SORTS = ["newest", "oldest", "longest", "shortest"] as const;
export type ListSort = (typeof LIST_SORTS)[number];
