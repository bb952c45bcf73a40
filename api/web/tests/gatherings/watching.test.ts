import { describe, expect, it } from 'vitest';
import { lookEvery, watch, type Looking } from '../../src/gatherings/watching.ts';
import { HandClock, settle } from '../support/handClock.ts';

class Window implements Looking {
  isLookedAt = true;
  private readonly actions = new Set<() => void>();

  onReturn(action: () => void): () => void {
    this.actions.add(action);
    return () => this.actions.delete(action);
  }

  returns(): void {
    this.isLookedAt = true;
    this.actions.forEach((action) => action());
  }
}

describe('A page that is watched', () => {
  it('is_looked_at_again_after_a_while_and_again_also_when_one_look_failed', async () => {
    const clock = new HandClock();
    let looks = 0;
    watch(() => ++looks === 1 ? Promise.reject(new Error('no')) : Promise.resolve(), new Window(), clock);
    expect(looks).toBe(0);
    await clock.advance(lookEvery);
    expect(looks).toBe(1);
    await clock.advance(2 * lookEvery);
    expect(looks).toBe(3);
  });

  it('costs_nothing_while_nobody_looks_and_is_looked_at_at_once_when_someone_returns', async () => {
    const clock = new HandClock();
    const page = new Window();
    let looks = 0;
    watch(() => Promise.resolve(void looks++), page, clock);
    page.isLookedAt = false;
    await clock.advance(10 * lookEvery);
    expect(looks).toBe(1);
    expect(clock.waiting).toBe(0);
    page.returns();
    await settle();
    expect(looks).toBe(2);
    expect(clock.waiting).toBe(1);
  });

  it('is_not_looked_at_twice_at_a_time', async () => {
    const clock = new HandClock();
    const page = new Window();
    const finish: (() => void)[] = [];
    watch(() => new Promise((resolve) => finish.push(resolve)), page, clock);
    page.returns();
    page.returns();
    await clock.advance(3 * lookEvery);
    expect(finish).toHaveLength(1);
    finish[0]!();
    await clock.advance(lookEvery);
    expect(finish).toHaveLength(2);
  });

  it('is_left_alone_once_that_is_asked_also_during_a_look', async () => {
    const clock = new HandClock();
    const page = new Window();
    const finish: (() => void)[] = [];
    const stop = watch(() => new Promise((resolve) => finish.push(resolve)), page, clock);
    page.returns();
    stop();
    finish[0]!();
    await settle();
    page.returns();
    expect(clock.waiting).toBe(0);
    expect(finish).toHaveLength(1);
  });
});
