import { apply } from '../text/apply.ts';
import { isNothing, type TextOperation } from '../text/operation.ts';
import { TextOperationBuilder } from '../text/builder.ts';
import { transformPosition } from '../text/transform.ts';
import { isInsidePair } from '../text/surrogates.ts';
import type { Selection } from './caret.ts';
import { rebase } from './sending/rebase.ts';

/** What a field should hold now. */
export interface FieldContents {
  readonly value: string;
  readonly selection: Selection;
}

/**
 * A text field joined to a text that others change too: what its person does there becomes operations, what others do
 * comes in without moving the caret from its words. Knows no page.
 *
 * While an input method composes, its field must not be touched, so others' changes wait until that is done. What is
 * composed goes out all the same, brought past what waits: some keyboards compose every word, and words are typed live.
 */
export class TextField {
  private selected: Selection;
  private composing = false;
  private waiting: TextOperation[] = [];

  constructor(private text: string, selection: Selection = { from: text.length, to: text.length }) {
    this.selected = selection;
  }

  get value(): string {
    return this.text;
  }

  get selection(): Selection {
    return this.selected;
  }

  /** Whether others' changes wait for an input method. */
  get isComposing(): boolean {
    return this.composing;
  }

  /** Its person moved the caret or selected something. */
  select(selection: Selection): void {
    this.selected = selection;
  }

  /**
   * Its person changed what is in the field.
   *
   * @param value what it holds now.
   * @param selection as it is now; where the change was is read from it.
   * @returns what they did, for the text as it is shown elsewhere.
   */
  input(value: string, selection: Selection): TextOperation {
    const operation = between(this.text, value, Math.max(selection.from, selection.to));
    // A key that a device could not make whole (half an emoji) is left out, so the field may need to be set anew.
    this.text = apply(operation, this.text);
    this.selected = within(selection, this.text);
    let own: TextOperation[] = [operation];
    this.waiting = this.waiting.map((late) => {
      const after = rebase(own, late);
      own = after.chain;
      return after.shown;
    });
    return own[0]!;
  }

  /** The shown text changed, and not here. @returns what the field should hold; undefined when it is left as it is for now. */
  remote(operation: TextOperation): FieldContents | undefined {
    if (this.composing) {
      this.waiting.push(operation);
      return undefined;
    }
    return isNothing(operation) ? undefined : this.take(operation);
  }

  startComposing(): void {
    this.composing = true;
  }

  /**
   * The input method is done.
   *
   * @param value what the field holds now, with what was composed and without what waited.
   * @returns what was not told of it yet, for the shown text; and what the field should hold.
   */
  endComposing(value: string, selection: Selection): FieldContents & { readonly operation: TextOperation } {
    const operation = this.input(value, selection);
    this.composing = false;
    const late = this.waiting;
    this.waiting = [];
    late.forEach((one) => this.take(one));
    return { operation, value: this.text, selection: this.selected };
  }

  private take(operation: TextOperation): FieldContents {
    this.text = apply(operation, this.text);
    const { from, to } = this.selected;
    this.selected = { from: transformPosition(operation, from, 'before'), to: transformPosition(operation, to, 'before') };
    return { value: this.text, selection: this.selected };
  }
}

/**
 * The replacement of one stretch that turns one text into another, where the caret says it was: in `aaa` another `a`
 * is the one before the caret. So the end is matched first, and only as far as the caret; then the beginning.
 */
function between(before: string, after: string, caret: number): TextOperation {
  const whole = after.replace(/\p{Surrogate}/gu, '');
  const place = Math.min(caret, whole.length);
  let end = 0;
  while (end < Math.min(before.length, whole.length - place) && before.charCodeAt(before.length - end - 1) === whole.charCodeAt(whole.length - end - 1)) {
    end++;
  }
  if (isInsidePair(before, before.length - end) || isInsidePair(whole, whole.length - end)) {
    end--;
  }
  let start = 0;
  const most = Math.min(before.length, whole.length) - end;
  while (start < most && before.charCodeAt(start) === whole.charCodeAt(start)) {
    start++;
  }
  if (isInsidePair(before, start) || isInsidePair(whole, start)) {
    start--;
  }
  return new TextOperationBuilder().retain(start).insertWhole(whole.slice(start, whole.length - end)).delete(before.length - start - end).build();
}

function within({ from, to }: Selection, text: string): Selection {
  return { from: Math.min(from, text.length), to: Math.min(to, text.length) };
}
