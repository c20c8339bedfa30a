import type { TimeEntryRow } from '../data-provider/rows';

/** An entry has no name of its own: what was done, or else on what. */
export const EntryName = ({ note, project }: TimeEntryRow): string => {
	const text = note || project?.title || '';
	return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
};
