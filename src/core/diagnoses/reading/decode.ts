/**
 * Bytes as text: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without its mark. Broken sequences become
 * U+FFFD.
 */
export function decodeOutput(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 1000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    if (byte === 0 && index % 2 === 1) odd += 1;
  });
  // Every other byte of Latin text in UTF-16 is 0.
  if (odd > sample.length / 3) return new TextDecoder('utf-16le').decode(bytes);
  if (even > sample.length / 3) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
