import type { Command } from './wire.ts';

/** Most commands in one call. */
export const commandsPerCall = 64;

/** Less than the 256 KiB a message may be, to leave room for what is around the commands. */
const bytesPerCall = 192 * 1024;

const utf8 = new TextEncoder();

/** How many of the first commands fit in one call; at least one. */
export function fitting(commands: readonly Command[]): number {
  let bytes = 0;
  let count = 0;
  for (const command of commands) {
    bytes += utf8.encode(JSON.stringify(command)).length;
    if (count > 0 && (bytes > bytesPerCall || count === commandsPerCall)) {
      break;
    }
    count++;
  }
  return count;
}
