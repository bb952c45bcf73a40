import { DoesNotFit } from '../live/lists.ts';
import { apply, invert } from './apply.ts';
import { compose } from './compose.ts';
import { equal, inserted, isNothing, nothing, type TextOperation } from './operation.ts';
import { transform } from './transform.ts';

interface Parts {
  readonly confirmed: string;
  readonly text: string;
  readonly inFlight: TextOperation | undefined;
  readonly buffer: TextOperation | undefined;
}

/** A draft that changed under its person, and the operation that turns what was shown into what is shown now. */
export interface Shown {
  readonly draft: TextDraft;
  readonly shown: TextOperation;
}

/**
 * One card's text at a client that types in it (rule T9): what the server has told so far, at most one operation
 * in flight, and what was typed since. Never changed; every method gives the next one.
 */
export class TextDraft {
  private constructor(private readonly parts: Parts) {}

  /** A card that is begun with, as the server has it. */
  static of(confirmed: string): TextDraft {
    return new TextDraft({ confirmed, text: confirmed, inFlight: undefined, buffer: undefined });
  }

  /** The text at the server, as far as it was told here. */
  get confirmed(): string {
    return this.parts.confirmed;
  }

  /** The text as its person sees it: the server's, then what is in flight, then the buffer. */
  get text(): string {
    return this.parts.text;
  }

  /** What was sent and has no answer yet, as it is on `confirmed`: ready to be sent again with the newest version as its base. */
  get inFlight(): TextOperation | undefined {
    return this.parts.inFlight;
  }

  /** What was typed and is not sent yet, as it is after what is in flight. */
  get buffer(): TextOperation | undefined {
    return this.parts.buffer;
  }

  /**
   * Its person changes what is shown.
   *
   * @throws DoesNotFit when the operation does not fit what is shown.
   */
  edit(operation: TextOperation): TextDraft {
    const text = apply(operation, this.text);
    return this.with({ text, buffer: something(compose(this.buffer ?? nothing, operation)) });
  }

  /** The buffer goes in flight. @returns undefined when there is nothing to send or the last one has no answer yet. */
  send(): { readonly draft: TextDraft; readonly operation: TextOperation } | undefined {
    const operation = this.buffer;
    return this.inFlight !== undefined || operation === undefined
      ? undefined
      : { draft: this.with({ inFlight: operation, buffer: undefined }), operation };
  }

  /**
   * The server stored what is in flight.
   *
   * @param stored as the server has it, when that is told; it is the same as here.
   * @throws DoesNotFit when it is not, or nothing is in flight.
   */
  acknowledged(stored?: TextOperation): TextDraft {
    const inFlight = this.awaited();
    if (stored !== undefined && !equal(stored, inFlight)) {
      throw new DoesNotFit('The server stored another operation than the one in flight here.');
    }
    return this.with({ confirmed: apply(inFlight, this.confirmed), inFlight: undefined });
  }

  /**
   * The server will not have what is in flight: it is taken back, and what was typed since stays.
   *
   * @returns also all that it would have inserted, for its person to keep.
   * @throws DoesNotFit when nothing is in flight.
   */
  refused(): Shown & { readonly typed: string } {
    const inFlight = this.awaited();
    const undo = invert(inFlight, this.confirmed);
    const buffer = this.buffer ?? nothing;
    const shown = transform(undo, buffer, 'earlier');
    const draft = this.with({
      text: apply(shown, this.text),
      inFlight: undefined,
      buffer: something(transform(buffer, undo, 'later')),
    });
    return { draft, shown, typed: inserted(inFlight) };
  }

  /**
   * What is in flight was certainly not stored and is to be sent again as a new command, together with what was typed since.
   *
   * @throws DoesNotFit when nothing is in flight.
   */
  returnToBuffer(): TextDraft {
    return this.with({ inFlight: undefined, buffer: something(compose(this.awaited(), this.buffer ?? nothing)) });
  }

  /**
   * Someone else's operation, as the server stored it after all that is confirmed here.
   *
   * @throws DoesNotFit when it does not fit `confirmed`.
   */
  remote(operation: TextOperation): Shown {
    const confirmed = apply(operation, this.confirmed);
    const inFlight = this.inFlight ?? nothing;
    const buffer = this.buffer ?? nothing;
    const afterInFlight = transform(operation, inFlight, 'earlier');
    const shown = transform(afterInFlight, buffer, 'earlier');
    const draft = this.with({
      confirmed,
      text: apply(shown, this.text),
      // It may have become nothing; it still is a command that gets its answer.
      inFlight: this.inFlight && transform(inFlight, operation, 'later'),
      buffer: something(transform(buffer, afterInFlight, 'later')),
    });
    return { draft, shown };
  }

  private awaited(): TextOperation {
    if (this.inFlight === undefined) {
      throw new DoesNotFit('Nothing is in flight.');
    }
    return this.inFlight;
  }

  private with(changed: Partial<Parts>): TextDraft {
    return new TextDraft({ ...this.parts, ...changed });
  }
}

function something(operation: TextOperation): TextOperation | undefined {
  return isNothing(operation) ? undefined : operation;
}
