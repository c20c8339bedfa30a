/** One detail that is missing or wrong before a paper can be issued: why, where to enter it, and its name in both languages. */
export interface Missing {
	rule: string;
	collection: string;
	id: string;
	field: string;
	de: string;
	en: string;
}
