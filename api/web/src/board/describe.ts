import type { Messages } from '../i18n/messages/nl.ts';
import type { BoardEvent, BoardSnapshot } from '../live/wire.ts';

/** A card's text on one short line, to tell it by. */
export function brief(text: string, m: Messages): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? m.card.noText : line.length > 48 ? line.slice(0, 47).trimEnd() + '…' : line;
}

/** What someone else did, in words. */
export function describe(event: BoardEvent, board: BoardSnapshot, who: string, m: Messages): string {
  switch (event.type) {
    case 'cardAdded':
      return m.heard.cardAdded(who, zoneTitle(board, event.zoneId));
    case 'cardMoved':
      return m.heard.cardMoved(who, zoneTitle(board, event.zoneId));
    case 'cardRemoved':
      return m.heard.cardRemoved(who);
    case 'cardRestored':
      return m.heard.cardRestored(who);
    case 'commentAdded':
      return m.heard.commentAdded(who);
    case 'voteCast':
      return m.heard.voteCast(who);
    case 'revealed':
      return m.workshop.writing.revealed(who, event.cards.length);
    default:
      return m.past.what(who, m.past.did[event.type] ?? m.past.something);
  }
}

function zoneTitle(board: BoardSnapshot, zoneId: string): string {
  return board.zones.find((zone) => zone.zoneId === zoneId)?.title ?? '';
}
