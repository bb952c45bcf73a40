/**
 * Tells tabs apart: each holds a Web Lock named after itself for as long as it lives, also when it is
 * frozen or crashes, which no timestamp or unload handler could promise.
 */
export interface Ownership {
  /** This tab. */
  readonly tabId: string;
  /** Those of these tabs that live, this one apart. */
  livingOthers(tabIds: readonly string[]): Promise<Set<string>>;
}

const prefix = 'stadmaken-tab-';

/** Takes this tab's lock. Where there are no Web Locks every other tab counts as gone: then a command may be sent twice, under one id. */
export async function claimTab(tabId: string): Promise<Ownership> {
  // Plain HTTP on another host than this computer has no Web Locks.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks) {
    await new Promise<void>((taken) => {
      // Never resolved: the browser gives the lock back when the tab is gone.
      void locks.request(prefix + tabId, () => new Promise<never>(() => taken()));
    });
  }
  return {
    tabId,
    async livingOthers(tabIds) {
      const held = locks ? ((await locks.query()).held ?? []).map((lock) => lock.name) : [];
      return new Set(tabIds.filter((id) => id !== tabId && held.includes(prefix + id)));
    },
  };
}
