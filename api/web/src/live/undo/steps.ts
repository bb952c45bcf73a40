import { apply, invert } from '../../text/apply.ts';
import { isNothing, nothing, type TextOperation } from '../../text/operation.ts';
import type { Clock } from '../clock.ts';
import type { Replica } from '../receiving/replica.ts';
import type { Sender } from '../sender.ts';
import type { ServerTime } from '../serverTime.ts';
import type { View } from '../showing/view.ts';
import type { CommandBody } from '../wire.ts';
import type { Direction, History, StepKind } from './history.ts';
import type { Skip } from './inverse.ts';

/** What came of taking a step back or doing it again. */
export type Undone =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'done'; readonly kind: StepKind }
  | { readonly outcome: 'skipped'; readonly kind: StepKind; readonly skip: Skip };

export interface StepsContext {
  readonly clock: Clock;
  readonly time: ServerTime;
  readonly replica: Replica;
  readonly view: View;
  readonly sender: Sender;
  readonly history: History;
  changed(): void;
}

/** What a person does: each step is sent, and remembered to be taken back. */
export class Steps {
  constructor(private readonly context: StepsContext) {}

  do(command: CommandBody): string {
    const { view, sender, history, time } = this.context;
    const was = view.board;
    const commandId = sender.add(command);
    if (was) {
      history.did(command, commandId, was, time.now());
    }
    return commandId;
  }

  /** @param operation on the text as it is shown. */
  editText(cardId: string, operation: TextOperation): string | undefined {
    const { view, history } = this.context;
    const typed = view.goOn(cardId, operation);
    return this.type(cardId, typed, (inverse, commandId, at) => history.typed(cardId, typed, inverse, commandId, at));
  }

  /** Takes the newest step back, or does again what was last taken back. */
  retrace(direction: Direction): Undone {
    const { view, sender, history, time } = this.context;
    const was = view.board;
    const plan = was ? history.plan(direction, was, (cardId) => this.newestText(cardId)) : { do: 'nothing' } as const;
    this.context.changed();
    if (plan.do === 'nothing') {
      return { outcome: 'nothing' };
    }
    const { kind } = plan;
    if (plan.do === 'skip') {
      return { outcome: 'skipped', kind, skip: plan.skip };
    }
    if (plan.do === 'command') {
      history.carriedOut(direction, plan.command, sender.add(plan.command), was!, time.now());
    } else {
      const { cardId, operation } = plan;
      // It is planned on the newest text, so that is to be shown first.
      view.goOn(cardId, nothing);
      this.type(cardId, operation, (inverse, commandId, at) => history.retyped(direction, cardId, operation, inverse, commandId, at));
      view.shifted(cardId, operation);
    }
    return { outcome: 'done', kind };
  }

  /** @param operation on the text as it is now, which is what is shown of a text that is typed in. */
  private type(cardId: string, operation: TextOperation, remember: (inverse: TextOperation, commandId: string, at: number) => void): string | undefined {
    const { view, sender, clock } = this.context;
    const before = view.textOf(cardId);
    if (before === undefined || isNothing(operation)) {
      return undefined;
    }
    const inverse = invert(operation, before);
    const commandId = sender.editText(cardId, operation);
    remember(inverse, commandId, clock.now().getTime());
    return commandId;
  }

  /** A card's text with all that has been heard and typed, also while what is shown is held. */
  private newestText(cardId: string): string | undefined {
    const { replica, sender } = this.context;
    const text = replica.textOf(cardId);
    return text === undefined ? undefined : sender.edits.pendingIn(cardId).reduce((all, operation) => apply(operation, all), text);
  }
}
