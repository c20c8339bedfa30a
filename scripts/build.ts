/** `npm run build`: the extension bundle and the console, where their sources changed. */
import { buildWhatIsStale } from './lib/build.ts';
import { main } from './lib/fail.ts';

await main(buildWhatIsStale);
