/**
 * Finds a value in one of the platform's lists.
 * @param path names joined by dots, e.g. "Microsoft.Neural.ru_RU_SvetlanaNeural"
 * @returns the value, or null where the list has none of that name
 */
export function listed<Value>(list: PlatformList, path: string): Value | null {
  let node: unknown = list;
  try {
    for (const name of path.split(".")) {
      node = (node as PlatformList)[name];
    }
  } catch {
    return null;
  }
  return node === undefined || node === null ? null : (node as Value);
}
