// A program that migrates the database of its first argument with the folder of its second, and says what it applied.
import { migrate } from '../../src/store/migrate.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const { applied } = await migrate(url, new URL(folder));
process.send?.(applied);
process.disconnect?.();
