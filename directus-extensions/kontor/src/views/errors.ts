/** The errors about saved views, in words. */
import { defineConstraints } from '../core/errors/errors.ts';

/** Keyed by the constraint of the database that refuses. */
export const VIEWS_CONSTRAINTS = defineConstraints({
	view_is_small: { de: 'eine Ansicht ist höchstens 20 kB groß', en: 'a view has at most 20 kB', field: 'view_json' },
});
