import { call, id, type Participant } from './api.ts';

// Who may do what, and what is done about it.

export interface Invitation {
  invitationId: string;
  role: string;
  expiresAt: string;
  by: string;
  at: string;
  uses: number;
  name?: string;
  revokedAt?: string;
}

export interface Report {
  reportId: string;
  state: 'open' | 'dismissed' | 'acted';
  isMine: boolean;
  at: string;
  boardId?: string;
  cardId?: string;
  commentId?: string;
  practiceId?: string;
  updateId?: string;
  questionId?: string;
  answerId?: string;
  reactionId?: string;
  cityId?: string;
  by?: string;
  authorId?: string;
  reason?: string;
  settledAt?: string;
  settlement?: string;
}

export interface Suspension { participantId: string; cityId?: string; by: string; at: string; reason?: string; until?: string }

export interface AuditEntry { version: number; at: string; by: string; type: string; deed: Readonly<Record<string, unknown>> }

const items = async <T>(path: string): Promise<T[]> => (await call<{ items: T[] }>('GET', path)).items;

export const invitations = (boardId: string): Promise<Invitation[]> => items(`/boards/${id(boardId)}/invitations`);

export const invite = (boardId: string, wish: { role: string; expiresAt: string; name?: string }): Promise<{ invitation: Invitation; token: string }> =>
  call('POST', `/boards/${id(boardId)}/invitations`, wish);

export const revokeInvitation = (boardId: string, invitationId: string): Promise<void> => call('DELETE', `/boards/${id(boardId)}/invitations/${id(invitationId)}`);

export const readInvitation = (token: string): Promise<{ boardId: string; title: string; role: string; expiresAt: string }> => call('POST', '/invitations/readings', { token });

export const redeemInvitation = (token: string, displayName: string): Promise<{ participant: Participant; boardId: string }> =>
  call('POST', '/invitations/redemptions', { token, displayName });

export const report = (thing: Pick<Report, 'boardId' | 'cardId' | 'commentId' | 'practiceId' | 'updateId' | 'questionId' | 'answerId' | 'reactionId'>, reason: string): Promise<Report> => call('POST', '/reports', { ...thing, reason });

export const reports = (boardId: string): Promise<Report[]> => items('/reports' + (boardId === '' ? '' : `?boardId=${id(boardId)}`));

export const settle = (reportId: string, outcome: string, reason: string): Promise<void> => call('PUT', `/reports/${id(reportId)}/settlement`, { outcome, reason });

export const suspensions = (): Promise<Suspension[]> => items('/suspensions');

export const suspend = (participantId: string, reason: string, until: string | undefined): Promise<void> =>
  call('PUT', `/participants/${id(participantId)}/suspension`, { reason, ...(until === undefined ? {} : { until }) });

export const reinstate = (participantId: string, reason: string): Promise<void> => call('DELETE', `/participants/${id(participantId)}/suspension`, { reason });

/** All of it that one may see, the newest first. */
export async function audit(): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (let next: string | undefined = '/v1/audit?limit=1000'; next !== undefined;) {
    const page: { items: AuditEntry[]; next?: string } = await call('GET', next.slice('/v1'.length));
    all.push(...page.items);
    next = page.next;
  }
  return all.toReversed();
}
