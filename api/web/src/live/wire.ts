// What travels over the live connection, as api/Live/PROTOCOL.md describes it.

import type { BoardEvent } from './events.ts';
import type { BoardSnapshot, Role } from './snapshots.ts';

export type * from './snapshots.ts';
export type * from './commands.ts';
export type * from './events.ts';
export { colours } from './snapshots.ts';

export interface WireError {
  code: string;
  message: string;
  retry: boolean;
  field?: string;
  /** With `retry`: not before so many milliseconds, where the server knows. */
  retryAfterMs?: number;
}

/** An answer to one command: with a version when it is stored, with an error when it is not. */
export interface CommandResult {
  commandId: string;
  version?: number;
  error?: WireError;
}

/** A caret, or a selection (`to` before `from` when made backwards), UTF-16 units into the text at that version of the board. */
export interface Caret {
  readonly version: number;
  readonly from: number;
  readonly to: number;
}

/** A place in a zone, from 0 to 1 from its left and its top. */
export interface Pointer {
  readonly zoneId: string;
  readonly x: number;
  readonly y: number;
}

export interface Presence {
  presenceId: string;
  participantId: string;
  cardId?: string;
  editing?: boolean;
  caret?: Caret;
  pointer?: Pointer;
  gone?: boolean;
}

/** Where the caller is on the board. */
export interface Whereabouts {
  cardId?: string;
  editing?: boolean;
  caret?: Caret;
  pointer?: Pointer;
}

export interface You {
  presenceId: string;
  participantId: string;
  displayName: string;
  cityId: string;
  sector: string;
  roles: string[];
  /** What they are on this board. */
  role: Role;
  canEdit: boolean;
  canComment: boolean;
  canLead: boolean;
  /** Came by an invitation: their role is that of it. */
  guest?: boolean;
}

export interface Joined {
  version: number;
  snapshot?: BoardSnapshot;
  events?: BoardEvent[];
  you: You;
  present: Presence[];
  /** The server's time, by which timers are to be read. */
  now: string;
}

/** The answer of any call that was refused as a whole. */
export interface Failed {
  error: WireError;
}

export function isFailed(answer: object): answer is Failed {
  return 'error' in answer && !Array.isArray(answer);
}
