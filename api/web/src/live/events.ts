import type { TextOperation } from '../text/operation.ts';
import type { CardLink, CardVotes, Comment } from './snapshots.ts';

export interface OpenedCard {
  readonly cardId: string;
  readonly text: string;
  readonly colour: string;
  readonly comments?: readonly { readonly commentId: string; readonly text: string }[];
}

export interface OpenedZone {
  readonly zoneId: string;
  readonly title: string;
  readonly cards?: readonly OpenedCard[];
}

export interface RevealedCard {
  readonly cardId: string;
  readonly zoneId: string;
  readonly text: string;
  readonly colour: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

export interface RewoundCard {
  readonly cardId: string;
  readonly colour: string;
  /** What makes its text now what it was then, where that differs. */
  readonly operation?: TextOperation;
  /** All else, of a card that is not kept any more. */
  readonly forgotten?: {
    readonly text: string;
    readonly createdBy: string;
    readonly createdAt: string;
    readonly votes: readonly string[];
    readonly comments: readonly Comment[];
  };
}

/** What happened in private, for its author only. */
export type PrivateStep =
  | { type: 'cardWritten'; cardId: string; zoneId: string; text: string; colour: string }
  | { type: 'textEdited'; cardId: string; operation: TextOperation }
  | { type: 'colourSet'; cardId: string; colour: string }
  | { type: 'cardMoved'; cardId: string; zoneId: string }
  | { type: 'cardRemoved' | 'cardRestored' | 'ballotCast' | 'ballotWithdrawn'; cardId: string };

export type EventBody =
  | {
    type: 'boardOpened'; title: string; visibility: string; cityId?: string; template?: string; practiceId?: string; gatheringId?: string;
    zones: readonly OpenedZone[]; links?: readonly CardLink[];
  }
  | { type: 'zoneAdded'; zoneId: string; title: string; afterZoneId?: string }
  | { type: 'zoneRenamed'; zoneId: string; title: string }
  | { type: 'zoneMoved' | 'zoneRestored'; zoneId: string; afterZoneId?: string }
  | { type: 'zoneRemoved'; zoneId: string }
  | { type: 'cardAdded'; cardId: string; zoneId: string; afterCardId?: string; text: string; colour: string }
  | { type: 'cardColourSet'; cardId: string; colour: string }
  | { type: 'cardMoved' | 'cardRestored'; cardId: string; zoneId: string; afterCardId?: string }
  | { type: 'cardRemoved'; cardId: string }
  | { type: 'cardTextEdited'; cardId: string; operation: TextOperation }
  | { type: 'commentAdded' | 'commentEdited'; commentId: string; cardId: string; text: string }
  | { type: 'commentRemoved'; commentId: string; cardId: string }
  | {
    type: 'commentRestored'; commentId: string; cardId: string; text: string; commentBy: string; commentAt: string;
    editedAt?: string; afterCommentId?: string;
  }
  | { type: 'voteCast' | 'voteWithdrawn'; cardId: string }
  | { type: 'cardsLinked' | 'cardsUnlinked'; fromCardId: string; toCardId: string }
  | { type: 'boardTitleSet'; title: string }
  | { type: 'locked' | 'unlocked'; zoneId?: string; cardId?: string }
  | { type: 'timerStarted'; seconds: number; endsAt: string }
  | { type: 'timerPaused'; remainingMs: number }
  | { type: 'timerResumed'; endsAt: string }
  | { type: 'timerExtended'; seconds: number; endsAt?: string; remainingMs?: number }
  | { type: 'timerStopped' }
  | { type: 'votingStarted'; votesPerPerson: number; votesPerCard: number; zoneIds: readonly string[] }
  | { type: 'votingClosed'; voters: number; results: readonly CardVotes[] }
  | { type: 'privateWritingStarted'; zoneIds: readonly string[] }
  | { type: 'revealed'; cards: readonly RevealedCard[] }
  | { type: 'happenedPrivately'; step?: PrivateStep }
  | { type: 'everyoneBrought'; zoneId?: string; cardId?: string }
  | { type: 'boardRoleSet'; participantId: string; role?: string }
  | { type: 'defaultRoleSet'; role: string }
  | { type: 'leadersSet'; participantIds: readonly string[] }
  | { type: 'invitationIssued'; invitationId: string; role: string; expiresAt: string; name?: string }
  | { type: 'invitationRevoked' | 'invitationRedeemed'; invitationId: string }
  | { type: 'contentHidden' | 'contentRestored' | 'contentRedacted'; reason: string; cardId?: string; commentId?: string; zoneId?: string }
  | { type: 'textsRedacted'; because: string }
  | { type: 'retentionSet'; days?: number }
  | { type: 'zoneRewound'; zoneId: string; toVersion: number; title: string; cards: readonly RewoundCard[] };

/** Who, when and at which version; `version` of an event that is only expected is that of the state it is put on. */
export interface Envelope {
  version: number;
  at: string;
  by: string;
  commandId: string;
}

export type BoardEvent = Envelope & EventBody;

export type EventOf<T extends EventBody['type']> = Envelope & EventBody & { type: T };
