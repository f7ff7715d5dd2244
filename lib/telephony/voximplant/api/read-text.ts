/**
 * Reads a body as UTF-8 and gives up on one that is too long.
 * @param maxBytes more than this is refused, whatever Content-Length said
 * @throws RangeError for a longer body; whatever the connection throws
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new RangeError("body too long");
    }
    text += decoder.decode(value, { stream: true });
  }
}
