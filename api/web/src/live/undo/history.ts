import { isNothing, type TextOperation } from '../../text/operation.ts';
import { cardNow, isSkip, type Skip } from './inverse.ts';
import { inverseOf, isLocked } from './inverseOf.ts';
import { Stack, type CommandStep, type Step } from './stack.ts';
import { touches } from './touches.ts';
import { continues, typingStep, type TypingStep } from './typing.ts';
import type { BoardState } from '../state.ts';
import type { BoardEvent, CommandBody } from '../wire.ts';

/** What a step was, for telling its person what was taken back or why it was not. */
export type StepKind = CommandBody['type'];

/** What should be done to take a step back. */
export type Plan =
  | { readonly do: 'nothing' }
  | { readonly do: 'skip'; readonly kind: StepKind; readonly skip: Skip }
  | { readonly do: 'command'; readonly kind: StepKind; readonly command: CommandBody }
  | { readonly do: 'type'; readonly kind: StepKind; readonly cardId: string; readonly operation: TextOperation };

export type Direction = 'undo' | 'redo';

interface Touch {
  readonly version: number;
  readonly by: string;
}

/** More keys than this and those are forgotten that no step is older than. */
const manyTouches = 5_000;

/**
 * One's own steps, to take back and to do again. A step is only taken back while what it changed is as it was left:
 * never what others did last. A new step ends what could be done again.
 */
export class History {
  private readonly stacks = { undo: new Stack(), redo: new Stack() };
  private readonly touched = new Map<string, Touch>();

  constructor(private readonly me: string) {}

  get any(): boolean {
    return this.canUndo || this.canRedo;
  }

  get canUndo(): boolean {
    return this.stacks.undo.steps.length > 0;
  }

  get canRedo(): boolean {
    return this.stacks.redo.steps.length > 0;
  }

  /** A new step that is no typing. @param was the board before it; @param at the server's time. */
  did(command: CommandBody, commandId: string, was: BoardState, at: Date): void {
    this.stacks.redo.clear();
    this.push('undo', command, commandId, was, at);
  }

  /** Something was typed. @param at milliseconds. */
  typed(cardId: string, operation: TextOperation, inverse: TextOperation, commandId: string, at: number): void {
    const { undo, redo } = this.stacks;
    redo.clear();
    const { last } = undo;
    if (last?.kind !== 'typing' || !continues(last, cardId, operation, inverse, commandId, at)) {
      undo.push(typingStep(cardId, operation, inverse, commandId, at, false));
    }
  }

  /**
   * What to do now to take the newest step back, or to do it again. It leaves its stack, also when it is skipped.
   *
   * @param textNow a card's text with all that has been heard and typed.
   */
  plan(direction: Direction, board: BoardState, textNow: (cardId: string) => string | undefined): Plan {
    const stack = this.stacks[direction];
    const step = stack.pop();
    if (!step) {
      return { do: 'nothing' };
    }
    return step.kind === 'typing' ? this.planTyping(stack, step, board, textNow(step.cardId)) : this.planCommand(step, board);
  }

  /** A planned command was given. */
  carriedOut(direction: Direction, command: CommandBody, commandId: string, was: BoardState, at: Date): void {
    this.push(opposite(direction), command, commandId, was, at);
  }

  /** A planned operation was typed. */
  retyped(direction: Direction, cardId: string, operation: TextOperation, inverse: TextOperation, commandId: string, at: number): void {
    this.stacks[opposite(direction)].push(typingStep(cardId, operation, inverse, commandId, at, true));
  }

  /** A step's own event is there. @param was the board just before it: what the step really changed. */
  confirmed(commandId: string, was: BoardState | undefined, version: number, at: Date): void {
    for (const stack of [this.stacks.undo, this.stacks.redo]) {
      const step = stack.commandStep(commandId);
      if (step) {
        step.version = version;
        const inverse = was && inverseOf(step.command, was, { me: this.me, at, version });
        step.inverse = inverse ?? step.inverse;
        if (was && !inverse) {
          stack.keep((other) => other !== step);
        }
      }
    }
  }

  /** Someone else's event. */
  heard(event: BoardEvent): void {
    if (!this.any) {
      this.touched.clear();
      return;
    }
    for (const key of touches(event)) {
      this.touched.set(key, { version: event.version, by: event.by });
    }
    if (this.touched.size > manyTouches) {
      this.prune();
    }
  }

  /** The shown text of a card changed, and not by typing nor by what was planned here. */
  shifted(cardId: string, operation: TextOperation): void {
    this.stacks.undo.shift(cardId, operation);
    this.stacks.redo.shift(cardId, operation);
  }

  /** These commands came to nothing, and what was typed with them is nowhere any more. */
  refused(commandIds: readonly string[]): void {
    for (const stack of [this.stacks.undo, this.stacks.redo]) {
      stack.keep((step) => !commandIds.some((id) => step.kind === 'command' ? step.commandId === id : step.commandIds.has(id)));
    }
  }

  /** What was typed in a card is refused. @param was the text as shown with it; @param now without it. */
  typingRefused(cardId: string, commandIds: ReadonlySet<string>, was: string, now: string): void {
    this.stacks.undo.refuse(cardId, commandIds, was, now);
    this.stacks.redo.refuse(cardId, commandIds, was, now);
  }

  renamed(commandId: string, now: string): void {
    for (const step of [...this.stacks.undo.steps, ...this.stacks.redo.steps]) {
      if (step.kind === 'typing' && step.commandIds.has(commandId)) {
        step.commandIds.add(now);
      } else if (step.kind === 'command' && step.commandId === commandId) {
        step.commandId = now;
      }
    }
  }

  /** What happened is not known: nothing can be taken back safely. */
  clear(): void {
    this.stacks.undo.clear();
    this.stacks.redo.clear();
  }

  private push(to: Direction, command: CommandBody, commandId: string, was: BoardState, at: Date): void {
    const inverse = inverseOf(command, was, { me: this.me, at, version: undefined });
    if (inverse) {
      this.stacks[to].push({ kind: 'command', command, commandId, inverse, version: undefined });
    }
  }

  private planCommand(step: CommandStep, board: BoardState): Plan {
    const kind = step.command.type;
    const outcome = step.inverse(board, (key) => this.since(step, key));
    if (isSkip(outcome)) {
      return { do: 'skip', kind, skip: outcome };
    }
    return isLocked(board, outcome) ? { do: 'skip', kind, skip: { reason: 'locked' } } : { do: 'command', kind, command: outcome };
  }

  private planTyping(stack: Stack, step: TypingStep, board: BoardState, text: string | undefined): Plan {
    const { cardId, inverse } = step;
    const kind = 'editCardText';
    if (text === undefined) {
      stack.keep((other) => other.kind !== 'typing' || other.cardId !== cardId);
      return { do: 'skip', kind, skip: { reason: 'gone' } };
    }
    const skip: Skip | undefined = !cardNow(board, cardId) ? { reason: 'gone' }
      : isLocked(board, { type: 'editCardText', cardId, baseVersion: 0, operation: inverse }) ? { reason: 'locked' }
      : isNothing(inverse) ? { reason: 'changed' } : undefined;
    if (skip) {
      stack.leaveOut(step, text);
      return { do: 'skip', kind, skip };
    }
    return { do: 'type', kind, cardId, operation: inverse };
  }

  private since(step: CommandStep, key: string): string | undefined {
    const touch = this.touched.get(key);
    return touch && step.version !== undefined && touch.version > step.version ? touch.by : undefined;
  }

  private prune(): void {
    const steps: Step[] = [...this.stacks.undo.steps, ...this.stacks.redo.steps];
    const oldest = Math.min(...steps.map((step) => (step.kind === 'command' && step.version) || Infinity));
    for (const [key, touch] of this.touched) {
      if (touch.version < oldest) {
        this.touched.delete(key);
      }
    }
  }
}

function opposite(direction: Direction): Direction {
  return direction === 'undo' ? 'redo' : 'undo';
}
