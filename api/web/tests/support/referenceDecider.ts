import { apply } from '../../src/text/apply.ts';
import { replace } from '../../src/text/replace.ts';
import { transform } from '../../src/text/transform.ts';
import { fold, openBoard } from '../../src/live/fold.ts';
import { DoesNotFit } from '../../src/live/lists.ts';
import { predict } from '../../src/live/predict.ts';
import { textChanges } from '../../src/live/sending/rebase.ts';
import { cardOf, findZone, privateCard, textOf, type BoardState } from '../../src/live/state.ts';
import { isLocked } from '../../src/live/undo/inverseOf.ts';
import type { BoardEvent, Command, CommandOf, Comment, EventBody, PrivateCard, RewoundCard, WireError } from '../../src/live/wire.ts';
import { boardId, at, notFound } from './referenceConstants.ts';

export const locked: WireError = { code: 'locked', message: 'It is locked.', retry: false };
export const tooLongAgo: WireError = { code: 'conflict', message: 'Too long ago.', retry: false, field: 'baseVersion' };

/** What a participant may see of an event. */
export function seenBy(event: BoardEvent, participantId: string): BoardEvent {
  return event.type === 'happenedPrivately' && event.by !== participantId
    ? { version: event.version, at: event.at, by: 'network', commandId: 'private', type: 'happenedPrivately' } : event;
}

/** The board from what one participant sees of these events. */
export function viewOf(events: readonly BoardEvent[], participantId: string): BoardState {
  const [first, ...rest] = events;
  if (first?.type !== 'boardOpened') {
    throw new Error('A board begins with boardOpened.');
  }
  return rest.reduce((state, event) => fold(state, seenBy(event, participantId)), openBoard(boardId, first));
}

/** What the whole board decides, in the simplest way there is: from all events, each time. */
export class ReferenceDecider {
  /** Edits based on an earlier version are refused. */
  textsKnownFrom = 0;

  constructor(private readonly events: readonly BoardEvent[], private readonly view: (participantId: string) => BoardState) {}

  decide(by: string, command: Command): EventBody | WireError {
    const mine = this.view(by);
    if (isLocked(mine, command) && !['reveal', 'closeVoting', 'bringEveryone', 'startVoting', 'startPrivateWriting'].includes(command.type)) {
      return locked;
    }
    switch (command.type) {
      case 'editCardText': return this.edit(mine, command);
      case 'reveal': return mine.privateWriting ? { type: 'revealed', cards: this.written() } : notFound;
      case 'closeVoting': return mine.voting ? { type: 'votingClosed', voters: 0, results: [] } : notFound;
      case 'bringEveryone': return { type: 'everyoneBrought' };
      case 'restoreComment': return this.restoreComment(mine, command);
      case 'rewindZone': return this.rewind(mine, command);
      default: return predict(mine, command, at) ?? notFound;
    }
  }

  private edit(mine: BoardState, { cardId, baseVersion, operation }: CommandOf<'editCardText'>): EventBody | WireError {
    const text = textOf(mine, cardId);
    if (text === undefined) {
      return notFound;
    }
    if (baseVersion < this.textsKnownFrom) {
      return tooLongAgo;
    }
    const since = this.events.slice(baseVersion).flatMap(textChanges).filter((change) => change.cardId === cardId);
    const rebased = since.reduce((edit, change) => transform(edit, change.operation, 'later'), operation);
    try {
      apply(rebased, text);
    } catch (error) {
      if (error instanceof DoesNotFit) {
        return { code: 'invalid', message: error.message, retry: false, field: 'operation' };
      }
      throw error;
    }
    return privateCard(mine, cardId) ? { type: 'happenedPrivately', step: { type: 'textEdited', cardId, operation: rebased } }
      : { type: 'cardTextEdited', cardId, operation: rebased };
  }

  private written(): Extract<EventBody, { type: 'revealed' }>['cards'] {
    const authors = new Set(this.events.filter((event) => event.type === 'happenedPrivately').map((event) => event.by));
    const all = [...authors].flatMap((by) => (this.view(by).mine?.cards ?? []).map((card): [PrivateCard, string] => [card, by]));
    return all.filter(([card]) => card.removed !== true).map(([{ removed: _, ...card }, createdBy]) => ({ ...card, createdBy }));
  }

  private restoreComment(mine: BoardState, { commentId, cardId }: CommandOf<'removeComment' | 'restoreComment'>): EventBody | WireError {
    const card = cardOf(mine, cardId);
    const removed = this.events.findLast((event) => event.type === 'commentRemoved' && event.commentId === commentId);
    const comment: Comment | undefined = removed && cardOf(viewOf(this.events.slice(0, removed.version - 1), ''), cardId)?.comments.find((one) => one.commentId === commentId);
    if (!card || !comment || card.comments.some((other) => other.commentId === commentId)) {
      return notFound;
    }
    const after = card.comments.at(-1)?.commentId;
    return {
      type: 'commentRestored', commentId, cardId, text: comment.text, commentBy: comment.by, commentAt: comment.at,
      ...(comment.editedAt === undefined ? {} : { editedAt: comment.editedAt }), ...(after === undefined ? {} : { afterCommentId: after }),
    };
  }

  private rewind(mine: BoardState, { zoneId, version }: CommandOf<'rewindZone'>): EventBody | WireError {
    const past = version >= 1 && version <= this.events.length ? viewOf(this.events.slice(0, version), '') : undefined;
    const then = past?.zones[findZone(past, zoneId)];
    if (!then || findZone(mine, zoneId) < 0) {
      return notFound;
    }
    const cards = then.cards.map(({ cardId, colour, text, createdBy, createdAt, votes, comments }): RewoundCard => {
      const now = textOf(mine, cardId);
      return now === undefined ? { cardId, colour, forgotten: { text, createdBy, createdAt, votes, comments } }
        : now === text ? { cardId, colour } : { cardId, colour, operation: replace(now, text) };
    });
    return { type: 'zoneRewound', zoneId, toVersion: version, title: then.title, cards };
  }
}
