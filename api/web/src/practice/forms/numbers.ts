/** A number as people write it here, with a comma or a point; what is none goes to the server as it is, to be told at its field. */
export function numberIn(text: string): number | string {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
