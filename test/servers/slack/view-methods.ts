import { z } from 'zod';
import { homeView, modalView } from './blocks.ts';
import { Refusal, shaped } from './refusal.ts';
import type { Methods } from './web-api.ts';

const hash = z.string().exactOptional();

/** https://docs.slack.dev/reference/methods#views: a view that is not as it must be is `invalid_arguments`. */
export const viewMethods: Methods = {
  'views.open': {
    answer({ views }, args) {
      const shape = z.object({ trigger_id: z.string().min(1), view: z.unknown() });
      const { trigger_id: trigger, view } = shaped(shape, args, 'invalid_arguments');
      const modal = shaped(modalView, view, 'invalid_arguments');
      return { view: views.payload(views.open(views.useTrigger(trigger), modal)) };
    },
  },
  'views.push': {
    answer({ views }, args) {
      const shape = z.object({ trigger_id: z.string().min(1), view: z.unknown() });
      const { trigger_id: trigger, view } = shaped(shape, args, 'invalid_arguments');
      const modal = shaped(modalView, view, 'invalid_arguments');
      return { view: views.payload(views.open(views.useTrigger(trigger), modal, true)) };
    },
  },
  'views.update': {
    answer({ views }, args) {
      const shape = z.object({ view_id: z.string().min(1), view: z.unknown(), hash });
      const { view_id: id, view, hash: given } = shaped(shape, args, 'invalid_arguments');
      const open = views.find(id);
      if (!open) throw new Refusal('not_found');
      const kind = open.view.type === 'home' ? homeView : modalView;
      views.update(
        open,
        shaped<z.infer<typeof homeView | typeof modalView>>(kind, view, 'invalid_arguments'),
        given,
      );
      return { view: views.payload(open) };
    },
  },
  'views.publish': {
    answer({ views, users, isHomeEnabled }, args) {
      const shape = z.object({ user_id: z.string().min(1), view: z.unknown(), hash });
      const { user_id: id, view, hash: given } = shaped(shape, args, 'invalid_arguments');
      // https://docs.slack.dev/reference/methods/views.publish#errors
      if (!isHomeEnabled) throw new Refusal('not_enabled');
      const user = users.get(id);
      if (!user || user.isBot) throw new Refusal('user_not_found');
      return { view: views.payload(views.publish(user, shaped(homeView, view, 'invalid_arguments'), given)) };
    },
  },
};
