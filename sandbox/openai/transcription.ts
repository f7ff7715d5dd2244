/**
 * What can be heard in a recording: the words its comment (RIFF INFO "ICMT") carries, or nothing;
 * a tone pattern holds no speech.
 * @param audio a WAV file; any other format is heard as silence
 */
export function transcriptionOf(audio: Buffer): { text: string; seconds: number } {
  const heard = { text: "", seconds: 0 };
  if (audio.toString("latin1", 0, 4) !== "RIFF" || audio.toString("latin1", 8, 12) !== "WAVE")
    return heard;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= audio.length; ) {
    const name = audio.toString("latin1", at, at + 4);
    const size = audio.readUInt32LE(at + 4);
    if (name === "fmt " && at + 20 <= audio.length) bytesPerSecond = audio.readUInt32LE(at + 16);
    if (name === "data" && bytesPerSecond > 0) heard.seconds = size / bytesPerSecond;
    if (name === "LIST") {
      const comment = audio.indexOf("ICMT", at, "latin1");
      if (comment > 0 && comment + 8 <= audio.length) {
        const end = comment + 8 + audio.readUInt32LE(comment + 4);
        heard.text = audio.toString("utf8", comment + 8, end).replace(/\0+$/u, "");
      }
    }
    at += 8 + size + (size % 2);
  }
  return heard;
}
