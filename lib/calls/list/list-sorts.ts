/** Orders of the call list: newest first, oldest first, longest talk first. */
export const LIST_SORTS = ["newest", "oldest", "longest"] as const;
export type ListSort = (typeof LIST_SORTS)[number];
