/** Header in which proxy.ts tells a page its own path and query. */
export const PATH_HEADER = "x-halo-path";
