import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askWhetherStill, nowSignedIn, whoAmI } from '../src/ui/person.svelte.ts';

const anna = { participantId: 'p1', displayName: 'Anna', cityId: 'haarlem', sector: 'civic' };
const guest = { ...anna, participantId: 'g1', invitation: { invitationId: 'i1', boardId: 'b1' } };
const answer = (status: number, body: object): Promise<Response> => Promise.resolve(new Response(JSON.stringify(body), { status }));
const server = vi.fn<(path: string) => Promise<Response>>();

describe('After a connection was lost or refused', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', server);
    nowSignedIn(anna);
  });
  afterEach(() => {
    server.mockReset();
    vi.unstubAllGlobals();
  });

  it('who_one_is_stays_as_it_was_while_the_session_is_good', async () => {
    const before = whoAmI();
    server.mockReturnValue(answer(200, { participant: anna }));
    expect(await askWhetherStill('p1')).toBe(true);
    expect(whoAmI()).toBe(before);
  });

  // An expired session, one that was ended, and that of someone who was erased: the server answers all of them alike.
  it('nobody_is_signed_in_when_the_session_is_over', async () => {
    server.mockReturnValue(answer(401, {}));
    expect(await askWhetherStill('p1')).toBe(false);
    expect(whoAmI()).toEqual({ kind: 'nobody', ended: 'session' });
  });

  it('a_guest_hears_that_the_link_is_over', async () => {
    nowSignedIn(guest);
    server.mockReturnValue(answer(401, {}));
    expect(await askWhetherStill('g1')).toBe(false);
    expect(whoAmI()).toEqual({ kind: 'nobody', ended: 'invitation' });
  });

  it('who_is_suspended_hears_why', async () => {
    server.mockReturnValue(answer(403, { suspension: { reason: 'Scolding.', until: '2026-12-01T00:00:00Z' } }));
    expect(await askWhetherStill('p1')).toBe(false);
    expect(whoAmI()).toEqual({ kind: 'suspended', reason: 'Scolding.', until: '2026-12-01T00:00:00Z' });
  });

  it('the_page_becomes_that_of_who_signed_in_beside', async () => {
    const bram = { ...anna, participantId: 'p2', displayName: 'Bram' };
    server.mockReturnValue(answer(200, { participant: bram }));
    expect(await askWhetherStill('p1')).toBe(false);
    expect(whoAmI()).toEqual({ kind: 'someone', participant: bram });
  });

  it.each([
    ['is_away', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['has_just_started', () => answer(503, {})],
  ])('nothing_changes_when_the_server_%s', async (_, fails) => {
    server.mockImplementation(fails);
    expect(await askWhetherStill('p1')).toBeUndefined();
    expect(whoAmI()).toEqual({ kind: 'someone', participant: anna });
  });

  it('an_answer_that_comes_after_signing_in_anew_counts_no_more', async () => {
    let late!: (response: Response) => void;
    server.mockReturnValue(new Promise((resolve) => { late = resolve; }));
    const asked = askWhetherStill('p1');
    nowSignedIn(guest);
    late(new Response('{}', { status: 401 }));
    expect(await asked).toBe(false);
    expect(whoAmI()).toEqual({ kind: 'someone', participant: guest });
  });

  it('two_who_ask_at_once_ask_once', async () => {
    server.mockReturnValue(answer(401, {}));
    expect(await Promise.all([askWhetherStill('p1'), askWhetherStill('p1')])).toEqual([false, false]);
    expect(server).toHaveBeenCalledTimes(1);
  });
});
