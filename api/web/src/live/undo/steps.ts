import { apply, invert } from '../../text/apply.ts';
import { isNothing, nothing, type TextOperation } from '../../text/operation.ts';
import type { Clock } from '../clock.ts';
import { typedIn } from '../pending.ts';
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
  | { readonly outcome: 'done'; readonly kind: StepKind; readonly command: CommandBody }
  | { readonly outcome: 'skipped'; readonly kind: StepKind; readonly skip: Skip };

interface Typed {
  readonly operation: TextOperation;
  readonly inverse: TextOperation;
  readonly commandId: string;
}

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
    const { view, history, clock } = this.context;
    const typed = this.type(cardId, view.goOn(cardId, operation));
    if (typed) {
      history.typed(cardId, typed.operation, typed.inverse, typed.commandId, clock.now().getTime());
    }
    return typed?.commandId;
  }

  /** Takes the newest step back, or does again what was last taken back. */
  retrace(direction: Direction): Undone {
    const { view, sender, history, replica, clock, time } = this.context;
    const was = view.board;
    const plan = was ? history.plan(direction, was, (cardId) => this.newestText(cardId)) : { do: 'nothing' } as const;
    this.context.changed();
    switch (plan.do) {
      case 'nothing':
        return { outcome: 'nothing' };
      case 'skip':
        return { outcome: 'skipped', kind: plan.kind, skip: plan.skip };
      case 'command': {
        const commandId = sender.add(plan.command);
        history.carriedOut(direction, plan.command, commandId, was!, time.now());
        return { outcome: 'done', kind: plan.kind, command: plan.command };
      }
      case 'type': {
        const { cardId, operation } = plan;
        // It is planned on the newest text, so that is to be shown first.
        view.goOn(cardId, nothing);
        const typed = this.type(cardId, operation)!;
        history.retyped(direction, cardId, typed.operation, typed.inverse, typed.commandId, clock.now().getTime());
        view.shifted(cardId, operation);
        return { outcome: 'done', kind: plan.kind, command: { type: 'editCardText', cardId, baseVersion: replica.version, operation } };
      }
    }
  }

  /** @param operation on the text as it is now, which is what is shown of a text that is typed in. */
  private type(cardId: string, operation: TextOperation): Typed | undefined {
    const before = this.context.view.textOf(cardId);
    if (before === undefined || isNothing(operation)) {
      return undefined;
    }
    const inverse = invert(operation, before);
    return { operation, inverse, commandId: this.context.sender.editText(cardId, operation) };
  }

  /** A card's text with all that has been heard and typed, also while what is shown is held. */
  private newestText(cardId: string): string | undefined {
    const { replica, sender } = this.context;
    const text = replica.textOf(cardId);
    return text === undefined ? undefined : typedIn(sender.list.items, cardId).reduce((all, operation) => apply(operation, all), text);
  }
}
