import type { Messages } from '../i18n/messages/nl.ts';
import type { PracticeEvent } from '../live/following/wire.ts';

/** How a language writes what is no word. */
export interface Writing {
  day(iso: string): string;
  month(yearAndMonth: string): string;
  amount(value: number): string;
}

/** What is kept for the software's own sake, and tells people nothing. */
const bookkeeping = new Set(['borrowingNoted', 'borrowingReportNoted', 'boardBegun', 'practiceBegun', 'questionNoted', 'answerNoted']);

/** Whether this is worth a line. */
export const isShown = (event: { readonly type: string }): boolean => !bookkeeping.has(event.type);

const longest = 160;

/** A text of someone on one line, cut where it gets long. */
function brief(text: unknown): string {
  const line = String(text ?? '').replace(/\s+/g, ' ').trim();
  return line.length > longest ? line.slice(0, longest - 1).trimEnd() + '…' : line;
}

/** What happened, as a sentence. An event of a newer server is told too, without saying what. */
export function describe(event: PracticeEvent, who: string, m: Messages, write: Writing): string {
  const did = m.network.did;
  const text = (field: string): string => brief(event[field]);
  switch (event.type) {
    case 'practiceStarted': return did.practiceStarted(who);
    case 'factsChanged': return did.factsChanged(who);
    case 'stakeholderAdded': return did.stakeholderAdded(who, text('name'), m.practice.ecosystem.sectors[text('sector')] ?? text('sector'));
    case 'stakeholderChanged': return did.stakeholderChanged(who);
    case 'stakeholderLinked': return event['participantId'] === undefined ? did.stakeholderUnlinked(who) : did.stakeholderLinked(who);
    case 'stakeholderLeft': return did.stakeholderLeft(who);
    case 'agreementProposed': return did.agreementProposed(who, brief((event['terms'] as { what?: unknown } | undefined)?.what));
    case 'agreementAccepted': return did.agreementAccepted(who);
    case 'agreementAcceptanceRecorded': return did.agreementAcceptanceRecorded(who);
    case 'agreementReviewed': return did.agreementReviewed(who, text('findings'));
    case 'agreementEnded': return did.agreementEnded(who, text('why'));
    case 'milestoneAdded': return did.milestoneAdded(who, text('title'), write.day(text('date')));
    case 'milestoneChanged': return did.milestoneChanged(who);
    case 'milestoneReached': return did.milestoneReached(who, write.day(text('on')));
    case 'milestoneRemoved': return did.milestoneRemoved(who);
    case 'updatePosted': return did.updatePosted(who, text('title'));
    case 'contributionRecorded': return did.contributionRecorded(who, text('what'));
    case 'contributionWithdrawn': return did.contributionWithdrawn(who);
    case 'contentRedacted': return did.contentRedacted(who, text('reason'));
    case 'phaseChanged': return did.phaseChanged(who, m.practice.phases[text('phase')] ?? text('phase'));
    case 'practiceEnded': return did.practiceEnded(who, m.practice.lead.verdicts[text('verdict')] ?? text('verdict'));
    case 'stewardshipOffered': return did.stewardshipOffered(who);
    case 'stewardshipAccepted': return did.stewardshipAccepted(who);
    case 'stewardshipDeclined': return did.stewardshipDeclined(who);
    case 'stewardshipOfferWithdrawn': return did.stewardshipOfferWithdrawn(who);
    case 'practiceQuiet': return did.practiceQuiet(write.day(text('lastNewsAt')));
    case 'agreementReviewDue': return did.agreementReviewDue(write.day(text('reviewDate')));
    case 'agreementOverdue': return did.agreementOverdue(write.day(text('reviewDate')));
    case 'agreementExpired': return did.agreementExpired;
    case 'volunteerHoursExceeded':
      return did.volunteerHoursExceeded(write.month(text('month')), write.amount(Number(event['hours'])), write.amount(Number(event['bearable'])));
    case 'borrowingPlanned': return did.borrowingPlanned(who, text('title'));
    case 'borrowingReported': return did.borrowingReported(who, text('text'));
    case 'borrowed': return did.borrowed(brief((event['borrower'] as { title?: unknown } | undefined)?.title));
    case 'borrowerReported': return did.borrowerReported(text('text'));
    case 'questionAsked': return did.questionAsked(who, text('text'));
    case 'questionAnswered': return did.questionAnswered(who, text('text'));
    case 'questionPut': return did.questionPut(who, brief((event['to'] as { title?: unknown } | undefined)?.title));
    case 'answerReceived': return did.answerReceived(who);
    case 'reactionPlaced': return did.reactionPlaced(who, text('text'));
    case 'reactionRemoved': return did.reactionRemoved(who);
    case 'reactionHidden': return did.reactionHidden(who, text('reason'));
    case 'reactionRestored': return did.reactionRestored(who, text('reason'));
    case 'templatePlanned': return did.templatePlanned(who);
    case 'boardPlanned': return did.boardPlanned(who);
    default: return did.other(who);
  }
}
