// What a board is at one version, as GET /v1/boards/{boardId} answers it and as joining live does.

export type Colour = 'yellow' | 'orange' | 'red' | 'purple' | 'blue' | 'green' | 'white';
export const colours: readonly Colour[] = ['yellow', 'orange', 'red', 'purple', 'blue', 'green', 'white'];

/** What a participant is on one board; each may do what the next may, and more. */
export type Role = 'facilitator' | 'editor' | 'commenter' | 'reader';

/** What all who were given no role can be. */
export type DefaultRole = Exclude<Role, 'facilitator'>;

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

export interface GivenRole {
  readonly participantId: string;
  readonly role: string;
}

/** Running when it has an end, held when it has a remainder. */
export interface Timer {
  readonly startedBy: string;
  readonly seconds: number;
  readonly endsAt?: string;
  readonly remainingMs?: number;
}

export interface Voting {
  readonly startedBy: string;
  readonly startedAt: string;
  readonly votesPerPerson: number;
  readonly votesPerCard: number;
  readonly zoneIds: readonly string[];
}

export interface CardVotes {
  readonly cardId: string;
  /** The beginning of its text as it was then. */
  readonly text: string;
  readonly votes: number;
}

export interface VotingResult {
  readonly startedAt: string;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly votesPerPerson: number;
  readonly votesPerCard: number;
  readonly voters: number;
  readonly results: readonly CardVotes[];
}

export interface PrivateWriting {
  readonly startedBy: string;
  readonly startedAt: string;
  readonly zoneIds: readonly string[];
}

/** A card that only its author sees until all is revealed. */
export interface PrivateCard {
  readonly cardId: string;
  readonly zoneId: string;
  readonly text: string;
  readonly colour: string;
  readonly createdAt: string;
  readonly removed?: boolean;
}

/** What only the one who asks may see. */
export interface Mine {
  readonly cards: readonly PrivateCard[];
  /** A card for each vote in the round of voting, in the order they were given. */
  readonly votes: readonly string[];
}

/** A text that is not shown, and why. Naming none of the three, it is the title of the board. */
export interface Concealed {
  readonly state: 'hidden' | 'redacted';
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly cardId?: string;
  readonly commentId?: string;
  readonly zoneId?: string;
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
  readonly template?: string;
  readonly practiceId?: string;
  readonly gatheringId?: string;
  readonly zones: readonly Zone[];
  readonly links: readonly CardLink[];
  readonly removedZones: readonly Zone[];
  readonly removedCards: readonly RemovedCard[];
  readonly defaultRole: string;
  readonly roles: readonly GivenRole[];
  readonly timer?: Timer;
  readonly voting?: Voting;
  /** The newest last. */
  readonly votingResults: readonly VotingResult[];
  readonly privateWriting?: PrivateWriting;
  /** Left out when there is nothing. */
  readonly mine?: Mine;
  /** Left out when everything is shown. */
  readonly concealed?: readonly Concealed[];
  /** After so many days without a change the texts are removed; left out for never. */
  readonly retentionDays?: number;
  readonly expiredAt?: string;
}
