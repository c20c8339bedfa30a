/** Builds what is stale, once and before anything starts that would do so by itself. */
import { buildWhatIsStale } from '../../scripts/lib/build.ts';

export default buildWhatIsStale;
