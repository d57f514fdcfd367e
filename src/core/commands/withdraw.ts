import { withdraw as takeBack } from '../conversation/corrections.ts';
import type { Command } from './command.ts';
import { ownContribution } from './own-contribution.ts';

export const withdraw: Command = {
  name: 'withdraw',
  aliases: { fr: ['retirer'], en: [] },
  role: 'everyone',
  args: [{ name: 'number', kind: 'number', required: true, label: 'arg.number' }],
  help: 'withdraw.help',
  async run(turn, { numbers }) {
    return ownContribution(
      turn,
      numbers.number,
      (contribution, repositories) => takeBack(turn, repositories, [contribution], 'withdrawn'),
      { evenHidden: true },
    );
  },
};
