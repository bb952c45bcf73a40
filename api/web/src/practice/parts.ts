import type { Part } from '../rest/practices.ts';

/** What has to be read again after an event, beside the practice itself. */
export function partsOf(eventType: string): Part[] {
  if (eventType.startsWith('stakeholder')) {
    return ['stakeholders'];
  }
  if (eventType.startsWith('agreement')) {
    return ['agreements'];
  }
  if (eventType.startsWith('milestone')) {
    return ['milestones'];
  }
  if (eventType.startsWith('update')) {
    return ['updates'];
  }
  if (eventType.startsWith('contribution')) {
    return ['contributions'];
  }
  switch (eventType) {
    case 'borrowingPlanned': case 'borrowingNoted': case 'borrowingReported': case 'borrowingReportNoted': return ['borrowings'];
    case 'contentRedacted': return ['updates', 'questions', 'reactions'];
    case 'questionPut': case 'answerReceived': return ['put-questions'];
    case 'questionAsked': case 'questionNoted': case 'questionAnswered': case 'answerNoted': return ['questions'];
    case 'reactionPlaced': case 'reactionRemoved': case 'reactionHidden': case 'reactionRestored': return ['reactions'];
    case 'templatePlanned': return ['borrowings', 'boards'];
    case 'borrowed': case 'borrowerReported': return ['lendings'];
    default: return eventType.startsWith('board') ? ['boards'] : [];
  }
}
