import { apply, invert } from '../../text/apply.ts';
import type { TextOperation } from '../../text/operation.ts';
import { replace } from '../../text/replace.ts';
import { rebase } from '../sending/rebase.ts';
import type { CommandBody } from '../wire.ts';
import type { Inverse } from './inverse.ts';
import { isPointless, movedBy, type TypingStep } from './typing.ts';

/** Steps that can be taken back; older ones are forgotten. */
const most = 200;

export interface CommandStep {
  readonly kind: 'command';
  readonly command: CommandBody;
  commandId: string;
  inverse: Inverse;
  /** Of its own event; undefined until that is there: what others did before it does not count against it. */
  version: number | undefined;
}

export type Step = CommandStep | TypingStep;

/**
 * Steps, the newest last. Those in one card's text follow one another backwards: the inverse of the newest is on the text
 * as it is shown, the next one's on what that leads to.
 */
export class Stack {
  steps: readonly Step[] = [];

  get last(): Step | undefined {
    return this.steps.at(-1);
  }

  push(step: Step): void {
    this.steps = [...this.steps, step].slice(-most);
  }

  pop(): Step | undefined {
    const step = this.last;
    this.steps = this.steps.slice(0, -1);
    return step;
  }

  clear(): void {
    this.steps = [];
  }

  keep(which: (step: Step) => boolean): void {
    this.steps = this.steps.filter(which);
  }

  commandStep(commandId: string): CommandStep | undefined {
    return this.steps.find((step): step is CommandStep => step.kind === 'command' && step.commandId === commandId);
  }

  /** The shown text of a card changed, and not by a step from here. */
  shift(cardId: string, operation: TextOperation): void {
    const typing = this.typingIn(cardId);
    const { chain } = rebase(typing.map((step) => step.inverse), operation);
    typing.forEach((step, index) => {
      step.inverse = chain[index]!;
      movedBy(step, operation);
    });
    this.keep((step) => step.kind !== 'typing' || !typing.includes(step) || !isPointless(step));
  }

  /** A step that was popped is not taken after all: those below it no longer come after it. */
  leaveOut({ cardId, inverse }: TypingStep, shown: string): void {
    this.shift(cardId, invert(inverse, shown));
  }

  /**
   * What was typed in a card is refused with these commands: the steps that went with them leave.
   *
   * @param was the text as it was shown with it.
   * @param now the text as it is shown without it.
   */
  refuse(cardId: string, commandIds: ReadonlySet<string>, was: string, now: string): void {
    const leaving = this.typingIn(cardId).filter((step) => [...step.commandIds].some((commandId) => commandIds.has(commandId)));
    const without = leaving.reduce((text, step) => apply(step.inverse, text), was);
    this.keep((step) => step.kind !== 'typing' || !leaving.includes(step));
    if (without !== now) {
      this.shift(cardId, replace(without, now));
    }
  }

  /** Newest first, as they would be taken back. */
  private typingIn(cardId: string): TypingStep[] {
    return this.steps.filter((step): step is TypingStep => step.kind === 'typing' && step.cardId === cardId).reverse();
  }
}
