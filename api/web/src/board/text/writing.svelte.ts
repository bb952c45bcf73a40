import type { TextAffinity, TextOperation } from '../../text/operation.ts';
import { TextField, type Span } from './textField.ts';

/** What the page does for the one card whose text is being edited. */
export interface WritingPage {
  textOf(cardId: string): string | undefined;
  edit(cardId: string, operation: TextOperation): void;
  /** Tells others where this person is. */
  here(cardId: string | undefined, selection: Span | undefined): void;
}

/** Editing the text of one card. */
export class Writing {
  cardId = $state<string | undefined>(undefined);
  /** Of the editor, in pixels, so that the card makes room for it. */
  height = $state(0);
  field: TextField | undefined;
  /** Set by the editor: shows the field anew after a change that was not typed. */
  shownAnew: (() => void) | undefined;
  private affinity: TextAffinity = 'before';

  constructor(private readonly page: WritingPage) {}

  start(cardId: string): void {
    const text = this.page.textOf(cardId);
    if (text !== undefined && this.cardId !== cardId) {
      this.field = new TextField(text, (operation) => this.page.edit(cardId, operation));
      this.cardId = cardId;
    }
  }

  end(): void {
    this.cardId = undefined;
    this.field = undefined;
    this.page.here(undefined, undefined);
  }

  /** The caret was put somewhere, or moved by typing. */
  caretMoved(): void {
    this.page.here(this.cardId, this.field?.selectionInText);
  }

  /** The text of a card changed, and not by typing here. */
  changed(cardId: string, operation: TextOperation): void {
    if (cardId === this.cardId && this.field?.changed(operation, this.affinity)) {
      this.shownAnew?.();
    }
  }

  /** During this, what comes back is one's own: the caret goes along with it. */
  whileOwn<T>(action: () => T): T {
    this.affinity = 'after';
    try {
      return action();
    } finally {
      this.affinity = 'before';
    }
  }
}
