import type { BoardEvent } from '../wire.ts';

/**
 * What an event changes, as keys: of a card its place, colour, text, votes and comments each, and whether it is there
 * (`card:`); of a zone likewise, and what comes in it (`in:`). Two events with a key in common changed the same thing.
 */
export function touches(event: BoardEvent): string[] {
  switch (event.type) {
    case 'zoneAdded':
    case 'zoneRemoved':
    case 'zoneRestored': return [`zone:${event.zoneId}`];
    case 'zoneRenamed': return [`title:${event.zoneId}`];
    case 'zoneMoved': return [`zonePlace:${event.zoneId}`];
    case 'cardAdded': return [`card:${event.cardId}`, `in:${event.zoneId}`];
    case 'cardMoved':
    case 'cardRestored': return [`card:${event.cardId}`, `place:${event.cardId}`, `in:${event.zoneId}`];
    case 'cardRemoved': return [`card:${event.cardId}`];
    case 'cardColourSet': return [`colour:${event.cardId}`];
    case 'cardTextEdited': return [`text:${event.cardId}`];
    case 'commentAdded':
    case 'commentEdited':
    case 'commentRemoved':
    case 'commentRestored': return [`comment:${event.commentId}`, `comments:${event.cardId}`];
    case 'voteCast':
    case 'voteWithdrawn': return [`votes:${event.cardId}`, `vote:${event.cardId}:${event.by}`];
    case 'cardsLinked':
    case 'cardsUnlinked': return [linkKey(event), `links:${event.fromCardId}`, `links:${event.toCardId}`];
    case 'boardTitleSet': return ['title'];
    case 'locked':
    case 'unlocked': return [lockKey(event)];
    case 'timerStarted':
    case 'timerPaused':
    case 'timerResumed':
    case 'timerExtended':
    case 'timerStopped': return ['timer'];
    case 'boardRoleSet': return [`role:${event.participantId}`];
    case 'defaultRoleSet': return ['defaultRole'];
    case 'revealed': return event.cards.flatMap((card) => [`in:${card.zoneId}`]);
    case 'zoneRewound': return [
      `title:${event.zoneId}`, `in:${event.zoneId}`,
      ...event.cards.flatMap(({ cardId }) => [`card:${cardId}`, `place:${cardId}`, `colour:${cardId}`, `text:${cardId}`]),
    ];
    default: return [];
  }
}

export function linkKey(ends: { fromCardId: string; toCardId: string }): string {
  return `link:${ends.fromCardId}:${ends.toCardId}`;
}

export function lockKey(target: { zoneId?: string; cardId?: string }): string {
  return `lock:${target.zoneId ?? ''}:${target.cardId ?? ''}`;
}
