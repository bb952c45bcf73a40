/** One of six shades, the same for one person everywhere. */
export function shadeOf(participantId: string): number {
  return [...participantId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % 6;
}
