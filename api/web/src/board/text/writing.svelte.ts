import type { Selection } from '../../live/caret.ts';
import { TextField } from '../../live/textfield.ts';
import { isNothing, type TextOperation } from '../../text/operation.ts';

/** What the page does for the one card whose text is being edited. */
export interface WritingPage {
  textOf(cardId: string): string | undefined;
  edit(cardId: string, operation: TextOperation): void;
  /** Tells others where this person is. */
  here(cardId: string | undefined, selection: Selection | undefined): void;
}

/** Editing the text of one card. */
export class Writing {
  cardId = $state<string | undefined>(undefined);
  /** Of the editor, in pixels, so that the card makes room for it. */
  height = $state(0);
  field: TextField | undefined;
  /** Set by the editor: shows the field anew after a change that was not typed. */
  shownAnew: (() => void) | undefined;
  private own = false;

  constructor(private readonly page: WritingPage) {}

  start(cardId: string): void {
    const text = this.page.textOf(cardId);
    if (text !== undefined && this.cardId !== cardId) {
      this.field = new TextField(text);
      this.cardId = cardId;
    }
  }

  end(): void {
    this.cardId = undefined;
    this.field = undefined;
    this.page.here(undefined, undefined);
  }

  /** Something was typed. @param value what the field on the page holds now. */
  typed(value: string, selection: Selection): void {
    const { field } = this;
    if (field) {
      this.send(field.input(value, selection));
      if (field.value !== value && !field.isComposing) {
        this.shownAnew?.();
      }
    }
  }

  /** An input method is done. */
  composed(value: string, selection: Selection): void {
    const { field } = this;
    if (field) {
      this.send(field.endComposing(value, selection).operation);
      this.shownAnew?.();
    }
  }

  /** The caret was put somewhere, or moved by typing. */
  caretMoved(): void {
    this.page.here(this.cardId, this.field?.selection);
  }

  /** The text of a card changed, and not by typing here. */
  changed(cardId: string, operation: TextOperation): void {
    const { field } = this;
    if (field && cardId === this.cardId && field.remote(operation)) {
      if (this.own) {
        const end = endOf(operation);
        field.select({ from: end, to: end });
      }
      this.shownAnew?.();
    }
  }

  /** During this, what comes back is one's own: the caret goes where it was changed. */
  whileOwn<T>(action: () => T): T {
    this.own = true;
    try {
      return action();
    } finally {
      this.own = false;
    }
  }

  private send(operation: TextOperation): void {
    if (this.cardId !== undefined && !isNothing(operation)) {
      this.page.edit(this.cardId, operation);
    }
  }
}

/** Behind the last thing that an operation does. */
function endOf(operation: TextOperation): number {
  return operation.reduce((place, component) => 'insert' in component ? place + component.insert.length : 'retain' in component ? place + component.retain : place, 0);
}
