import { wording } from '../../wording';

const LEAVE_OUT = 'leave the change out';

/** Of user data that is changed after the construct of its nodes has read it. */
export const LATER_USER_DATA_WORDS = {
  count: wording('user-data-changed', ({ part, got, maxPods }: { part: string; got: string; maxPods: number }) => ({
    message: `'${part}' was added later and has maxPods ${got}, and the nodes are counted with ${maxPods}`,
    details: ['of two NodeConfigs the later one wins'],
    fix: ["give the number that you want as 'maxPods'", LEAVE_OUT],
  }), { part: 'userData (part 2)', got: '58', maxPods: 110 }),

  unreadable: wording('user-data-changed', ({ part, reader }: { part: string; reader: string }) => ({
    message: `'${part}' was changed after its nodes were defined, and ${reader} cannot read it`,
    details: ['the nodes then do not get their max pods'],
    fix: ['set it before the construct of the nodes is made, which then says what is wrong with it', LEAVE_OUT],
  }), { part: 'userDataParts[0]', reader: 'nodeadm' }),

  contradicts: wording('user-data-changed', ({ part }: { part: string }) => ({
    message: `'${part}' was changed after its nodes were defined, and contradicts their settings`,
    details: ['the construct would have refused it'],
    fix: ['set it before the construct of the nodes is made, which then says what is wrong with it', LEAVE_OUT],
  }), { part: 'userDataParts[0]' }),
};
