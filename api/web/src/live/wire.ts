// What travels over the live connection, as api/Live/PROTOCOL.md describes it.

export type Colour = 'yellow' | 'orange' | 'red' | 'purple' | 'blue' | 'green' | 'white';
export const colours: readonly Colour[] = ['yellow', 'orange', 'red', 'purple', 'blue', 'green', 'white'];

export interface Comment {
  readonly commentId: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly editedAt?: string;
}

export interface Card {
  readonly cardId: string;
  readonly text: string;
  readonly colour: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lockedBy?: string;
  readonly votes: readonly string[];
  readonly comments: readonly Comment[];
}

export interface Zone {
  readonly zoneId: string;
  readonly title: string;
  readonly lockedBy?: string;
  readonly cards: readonly Card[];
}

export interface CardLink {
  readonly fromCardId: string;
  readonly toCardId: string;
}

export interface RemovedCard {
  readonly zoneId: string;
  readonly card: Card;
}

export interface BoardSnapshot {
  readonly boardId: string;
  readonly title: string;
  readonly version: number;
  readonly visibility: string;
  readonly cityId?: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lockedBy?: string;
  readonly zones: readonly Zone[];
  readonly links: readonly CardLink[];
  readonly removedZones: readonly Zone[];
  readonly removedCards: readonly RemovedCard[];
}

export type CommandBody =
  | { type: 'addZone'; zoneId: string; title: string; afterZoneId?: string }
  | { type: 'renameZone'; zoneId: string; title: string }
  | { type: 'moveZone'; zoneId: string; afterZoneId?: string; atStart?: boolean }
  | { type: 'removeZone' | 'restoreZone'; zoneId: string }
  | { type: 'addCard'; cardId: string; zoneId: string; text: string; colour?: Colour; afterCardId?: string; atStart?: boolean }
  | { type: 'setCardColour'; cardId: string; colour: Colour }
  | { type: 'moveCard'; cardId: string; zoneId: string; afterCardId?: string; atStart?: boolean }
  | { type: 'removeCard' | 'restoreCard'; cardId: string }
  | { type: 'addComment' | 'editComment'; commentId: string; cardId: string; text: string }
  | { type: 'removeComment'; commentId: string; cardId: string }
  | { type: 'vote' | 'unvote'; cardId: string }
  | { type: 'linkCards' | 'unlinkCards'; fromCardId: string; toCardId: string }
  | { type: 'setBoardTitle'; title: string }
  | { type: 'lock' | 'unlock'; zoneId?: string; cardId?: string };

export type Command = CommandBody & { commandId: string };

export type EventBody =
  | { type: 'boardOpened'; title: string; visibility: string; cityId?: string; zones: readonly { zoneId: string; title: string }[] }
  | { type: 'zoneAdded'; zoneId: string; title: string; afterZoneId?: string }
  | { type: 'zoneRenamed'; zoneId: string; title: string }
  | { type: 'zoneMoved' | 'zoneRestored'; zoneId: string; afterZoneId?: string }
  | { type: 'zoneRemoved'; zoneId: string }
  | { type: 'cardAdded'; cardId: string; zoneId: string; afterCardId?: string; text: string; colour: string }
  | { type: 'cardColourSet'; cardId: string; colour: string }
  | { type: 'cardMoved' | 'cardRestored'; cardId: string; zoneId: string; afterCardId?: string }
  | { type: 'cardRemoved'; cardId: string }
  | { type: 'commentAdded' | 'commentEdited'; commentId: string; cardId: string; text: string }
  | { type: 'commentRemoved'; commentId: string; cardId: string }
  | { type: 'voteCast' | 'voteWithdrawn'; cardId: string }
  | { type: 'cardsLinked' | 'cardsUnlinked'; fromCardId: string; toCardId: string }
  | { type: 'boardTitleSet'; title: string }
  | { type: 'locked' | 'unlocked'; zoneId?: string; cardId?: string };

/** Who, when and at which version; `version` of an event that is only expected is that of the state it is put on. */
export interface Envelope {
  version: number;
  at: string;
  by: string;
  commandId: string;
}

export type BoardEvent = Envelope & EventBody;

export interface WireError {
  code: string;
  message: string;
  retry: boolean;
  field?: string;
}

/** An answer to one command: with a version when it is stored, with an error when it is not. */
export interface CommandResult {
  commandId: string;
  version?: number;
  error?: WireError;
}

export interface Presence {
  presenceId: string;
  participantId: string;
  cardId?: string;
  editing?: boolean;
  gone?: boolean;
}

/** Where the caller is on the board. */
export interface Whereabouts {
  cardId?: string;
  editing?: boolean;
}

export interface You {
  presenceId: string;
  participantId: string;
  displayName: string;
  cityId: string;
  sector: string;
  roles: string[];
  canEdit: boolean;
  canLead: boolean;
}

export interface Joined {
  version: number;
  snapshot?: BoardSnapshot;
  events?: BoardEvent[];
  you: You;
  present: Presence[];
}

/** The answer of any call that was refused as a whole. */
export interface Failed {
  error: WireError;
}

export function isFailed(answer: object): answer is Failed {
  return 'error' in answer && !Array.isArray(answer);
}
