/**
 * Reads again what has changed, one reading at a time: whatever is asked for while one is under way is read together in the next,
 * so that a hundred events of one moment cost two readings and not a hundred.
 */
export class Rereading<P> {
  private wanted = new Set<P>();
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly read: (parts: ReadonlySet<P>) => Promise<void>) {}

  /** Resolves once a reading that began after this call is done; rejects when it failed. */
  ask(parts: Iterable<P>): Promise<void> {
    for (const part of parts) {
      this.wanted.add(part);
    }
    if (!this.running) {
      return this.start();
    }
    this.next ??= this.running.then(() => this.start(), () => this.start());
    return this.next;
  }

  private start(): Promise<void> {
    const parts = this.wanted;
    this.wanted = new Set();
    this.next = undefined;
    const running = this.read(parts).finally(() => {
      if (this.running === running) {
        this.running = undefined;
      }
    });
    this.running = running;
    return running;
  }
}
