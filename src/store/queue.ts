import type { Queue } from '../core/ports/queue.ts';
import type { Db } from './db.ts';

/**
 * Jobs of graphile-worker (https://worker.graphile.org/docs/sql-add-job), added in the transaction that writes what they
 * are about. One job waits for a conversation at most: it does all that has gathered. Another one is added while it
 * runs, for what came too late for it. Named queues would keep the two apart, but with one a conversation each look for a
 * job locks them all, and workers that look at once miss jobs for a second: the inbox and the outbox keep the order.
 */
export function queue(db: Db): Queue {
  return {
    async wake(task, conversation, at) {
      const [platform = ''] = conversation.split('/');
      const name = `${task} ${conversation}`;
      await db.$executeRaw`
        SELECT 1 FROM graphile_worker.add_job(
          identifier => ${`${task}-${platform}`}, payload => ${JSON.stringify({ conversation })}::json,
          job_key => ${name}, run_at => ${at ?? null}::timestamptz)`;
    },

    async retag(consultationId) {
      await db.$executeRaw`
        SELECT 1 FROM graphile_worker.add_job(
          identifier => 'retag', payload => ${JSON.stringify({ conversation: consultationId })}::json,
          job_key => ${`retag ${consultationId}`})`;
    },

    async digest(id, at) {
      await db.$executeRaw`
        SELECT 1 FROM graphile_worker.add_job(
          identifier => 'digest', payload => ${JSON.stringify({ conversation: id })}::json,
          job_key => ${`digest ${id}`}, run_at => ${at}::timestamptz)`;
    },
  };
}
