import { transform } from '../../text/transform.ts';
import type { TextOperation } from '../../text/operation.ts';
import type { BoardEvent } from '../wire.ts';

/** A change of a card's text as the server stored it. */
export interface TextChange {
  readonly version: number;
  readonly by: string;
  readonly cardId: string;
  readonly operation: TextOperation;
}

/** What an event does to texts. */
export function textChanges(event: BoardEvent): TextChange[] {
  const { version, by } = event;
  switch (event.type) {
    case 'cardTextEdited':
      return [{ version, by, cardId: event.cardId, operation: event.operation }];
    case 'happenedPrivately':
      return event.step?.type === 'textEdited' ? [{ version, by, cardId: event.step.cardId, operation: event.step.operation }] : [];
    case 'zoneRewound':
      return event.cards.flatMap(({ cardId, operation }) => operation ? [{ version, by, cardId, operation }] : []);
    default:
      return [];
  }
}

/**
 * Operations of one person that follow one another, as they are after something that came first (rule T9).
 *
 * @returns also that something as it is after all of them: what it does to the text as it is shown.
 */
export function rebase(chain: readonly TextOperation[], first: TextOperation): { chain: TextOperation[]; shown: TextOperation } {
  let shown = first;
  const after = chain.map((operation) => {
    const next = transform(operation, shown, 'later');
    shown = transform(shown, operation, 'earlier');
    return next;
  });
  return { chain: after, shown };
}
