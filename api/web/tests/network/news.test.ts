import { describe, expect, it } from 'vitest';
import { messages as en } from '../../src/i18n/messages/en.ts';
import { messages as nl } from '../../src/i18n/messages/nl.ts';
import type { FeedItem } from '../../src/live/following/wire.ts';
import { describe as inWords, isShown } from '../../src/network/describe.ts';
import { byPractice, newest, withArrived } from '../../src/network/news.ts';

const item = (position: number, practiceId = 'p1', version = position, type = 'updatePosted'): FeedItem => {
  const at = `2026-11-${String(version).padStart(2, '0')}T10:00:00Z`;
  return { position, practiceId, version, type, at, practice: { title: practiceId, cityId: 'c' }, event: { version, at, by: 'x', type } };
};
const write = { day: (iso: string) => `[${iso}]`, month: (iso: string) => `[${iso}]`, amount: (value: number) => String(value) };
const told = (event: object): string => inWords({ version: 1, at: '', by: 'x', type: '', ...event }, 'Anna', nl, write);

/** Every kind of event that is stored in a practice, without the fields of its own. */
const types = [
  'practiceStarted', 'factsChanged', 'stakeholderAdded', 'stakeholderChanged', 'stakeholderLinked', 'stakeholderLeft', 'agreementProposed', 'agreementAccepted',
  'agreementAcceptanceRecorded', 'agreementReviewed', 'agreementEnded', 'milestoneAdded', 'milestoneChanged', 'milestoneReached', 'milestoneRemoved', 'updatePosted',
  'contributionRecorded', 'contributionWithdrawn', 'contentRedacted', 'phaseChanged', 'practiceEnded', 'stewardshipOffered', 'stewardshipAccepted', 'stewardshipDeclined',
  'stewardshipOfferWithdrawn', 'practiceQuiet', 'agreementReviewDue', 'agreementOverdue', 'agreementExpired', 'volunteerHoursExceeded', 'borrowingPlanned',
  'borrowingReported', 'borrowed', 'borrowerReported', 'boardPlanned', 'templatePlanned',
  'questionAsked', 'questionAnswered', 'questionPut', 'answerReceived', 'reactionPlaced', 'reactionRemoved', 'reactionHidden', 'reactionRestored',
];

describe('What happened, in words', () => {
  it.each(types)('has_a_sentence_of_its_own_in_both_languages: %s', (type) => {
    const event = { version: 1, at: '', by: 'x', type, participantId: 'p' };
    for (const m of [nl, en]) {
      const sentence = inWords(event, 'Anna', m, write);
      expect(sentence).not.toBe(m.network.did.other('Anna'));
      expect(sentence).not.toMatch(/undefined|\[object/);
    }
  });

  it('says_who_and_what', () => {
    expect(told({ type: 'updatePosted', title: 'De raad stemde in' })).toBe('Anna deelde voortgang: “De raad stemde in”');
    expect(told({ type: 'stakeholderAdded', name: 'Trivire', sector: 'social' })).toBe('Anna voegde Trivire toe (Middenveld)');
    expect(told({ type: 'agreementProposed', terms: { what: 'Wij\nbeheren   de tuin' } })).toBe('Anna stelde een afspraak voor: “Wij beheren de tuin”');
    expect(told({ type: 'phaseChanged', phase: 'formulated' })).toBe('Anna bracht de praktijk naar de fase Geformuleerd');
    expect(told({ type: 'volunteerHoursExceeded', month: '2026-11', hours: 104, bearable: 80 })).toBe('In [2026-11] gaven vrijwilligers 104 uur, meer dan de 80 die zij kunnen dragen');
    expect(told({ type: 'practiceQuiet', lastNewsAt: '2026-09-01T00:00:00Z' })).toBe('Hier is sinds [2026-09-01T00:00:00Z] geen nieuws');
  });

  it('tells_an_event_of_a_newer_server_without_saying_what_and_cuts_what_is_long', () => {
    expect(told({ type: 'somethingNew' })).toBe('Anna wijzigde iets');
    expect(told({ type: 'updatePosted', title: 'a'.repeat(900) }).length).toBeLessThan(200);
  });
});

describe('News', () => {
  it('of_several_feeds_is_the_newest_first_each_once_and_without_bookkeeping', () => {
    const feeds = [[item(1), item(2), item(3, 'p1', 9, 'borrowingNoted')], [item(7, 'p1', 2), item(8, 'p2', 4)]];
    expect(newest(feeds, 10).map(({ practiceId, version }) => `${practiceId} ${version}`)).toEqual(['p2 4', 'p1 2', 'p1 1']);
    expect(newest(feeds, 1)).toHaveLength(1);
  });

  it('of_a_practice_in_which_much_happens_stays_together_and_leaves_room_for_others', () => {
    const news = newest([[item(9), item(8, 'p2', 8), item(7), item(6, 'p1', 6, 'boardBegun'), item(5, 'p2', 5), item(4)]], 10);
    expect(byPractice(news).map(({ practiceId, items }) => [practiceId, items.map(({ version }) => version)])).toEqual([['p1', [9, 7, 4]], ['p2', [8, 5]]]);
  });

  it('that_arrives_comes_before_what_was_there_and_not_twice', () => {
    expect(withArrived([item(2), item(1)], [item(2), item(3), item(4)]).map(({ position }) => position)).toEqual([4, 3, 2, 1]);
    expect(isShown({ type: 'borrowingReportNoted' })).toBe(false);
  });
});
