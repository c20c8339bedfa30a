/** What one row of a table is called in code: `time_entries` → `TimeEntry`. Types and the description of the API call it the same. */
export const rowName = (collection: string): string => pascal(collection.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'));

export const pascal = (name: string): string =>
	name
		.split(/[^A-Za-z0-9]+/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
