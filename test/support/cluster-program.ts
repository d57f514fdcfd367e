// A program that opens a cluster and holds it until it is told to stop, for tests to kill. In: the folder as
// argument, "stop" as message. Out: messages {opened: url} | {refused: message}.
import { openCluster } from '../../src/store/cluster.ts';

const [folder = ''] = process.argv.slice(2);
try {
  const cluster = await openCluster({ folder, log: () => {} });
  process.on('message', async () => {
    await cluster.stop();
    process.disconnect?.();
  });
  process.send?.({ opened: cluster.url });
} catch (error) {
  process.send?.({ refused: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  process.disconnect?.();
}
