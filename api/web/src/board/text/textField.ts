import { apply } from '../../text/apply.ts';
import { compose } from '../../text/compose.ts';
import { isNothing, nothing, type TextAffinity, type TextOperation } from '../../text/operation.ts';
import { replace } from '../../text/replace.ts';
import { transform, transformPosition } from '../../text/transform.ts';

/** What has the caret or is selected; `to` before `from` when it was made backwards. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What a text field shows while its person types and others do too. An input method that is composing must not find
 * the field changed under it, so what others type meanwhile is held until it is done; what its person types goes out
 * all the same, because some keyboards compose every word.
 */
export class TextField {
  /** What the field shows. */
  value: string;
  selection: Span;
  private composing = false;
  /** From what the field shows to the text as it is. */
  private held: TextOperation = nothing;

  /** @param send takes each change, as it is on the text as it is. */
  constructor(text: string, private readonly send: (operation: TextOperation) => void) {
    this.value = text;
    this.selection = { from: text.length, to: text.length };
  }

  /** The text as it is, also what the field does not show yet. */
  get text(): string {
    return apply(this.held, this.value);
  }

  /** Its person changed the field. */
  typed(value: string, selection: Span): void {
    // Half a character can be all there is between two events of one keyboard; its other half follows.
    const whole = value.replace(/\p{Surrogate}/gu, '\ufffd');
    const operation = replace(this.value, whole);
    this.value = whole;
    this.selection = selection;
    if (isNothing(operation)) {
      return;
    }
    const out = transform(operation, this.held, 'later');
    this.held = transform(this.held, operation, 'earlier');
    this.send(out);
  }

  select(selection: Span): void {
    this.selection = selection;
  }

  /** Where the selection is in the text as it is. */
  get selectionInText(): Span {
    return this.moved(this.held, 'before');
  }

  startComposing(): void {
    this.composing = true;
  }

  /** @returns whether the field is to be shown anew. */
  stopComposing(): boolean {
    this.composing = false;
    const { held } = this;
    this.held = nothing;
    return this.show(held, 'before');
  }

  /**
   * The text as it is was changed, and not by typing here.
   *
   * @param affinity `after` takes the caret along behind what is put in at its place.
   * @returns whether the field is to be shown anew.
   */
  changed(operation: TextOperation, affinity: TextAffinity): boolean {
    if (this.composing) {
      this.held = compose(this.held, operation);
      return false;
    }
    return this.show(operation, affinity);
  }

  private show(operation: TextOperation, affinity: TextAffinity): boolean {
    if (isNothing(operation)) {
      return false;
    }
    this.selection = this.moved(operation, affinity);
    this.value = apply(operation, this.value);
    return true;
  }

  private moved(operation: TextOperation, affinity: TextAffinity): Span {
    const move = (place: number): number => transformPosition(operation, place, affinity);
    return { from: move(this.selection.from), to: move(this.selection.to) };
  }
}
