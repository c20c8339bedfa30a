/** `npm start`. */
import { main } from './lib/fail.ts';
import { serve } from './lib/serve.ts';
import { loadSettings } from './lib/settings.ts';

await main(() => serve(loadSettings()));
